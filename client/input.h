/*
 * One document on this machine as the command line meets it: a name, a
 * descriptor, its bytes counted and hashed; or the reason why it cannot be had.
 */
#ifndef DUIBIAO_CLIENT_INPUT_H
#define DUIBIAO_CLIENT_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#define INPUT_SHA256 65 /* hexadecimal, and its NUL */

/* No published disclosure comes near it; a disk image does. */
#define INPUT_MOST ((uint64_t)1 << 30)

struct input {
	const char *path; /* as given; the caller's */
	const char *name; /* its last part, in `path` */
	int fd;           /* at the first byte; -1: could not be had */
	uint64_t bytes;
	char sha256[INPUT_SHA256]; /* "" until input_hash() */
	const char *code;          /* of the error, a word; NULL: none */
	char message[512];         /* names the path and the reason */
};

/*
 * Opens `path` ("-": standard input) for reading.  What is no regular file but
 * can be read (a pipe) is copied into memory first.  False with code and
 * message set: missing, denied, a folder, too large.
 */
bool input_open(struct input *in, const char *path)
    __attribute__((warn_unused_result));

/*
 * A document inside a file: `bytes` of `fd` from `offset` on, copied; called
 * `path`, which is also its name.  False as above.
 */
bool input_part(struct input *in, const char *path, int fd, uint64_t offset,
                uint64_t bytes) __attribute__((warn_unused_result));

/* Fills sha256; the descriptor stays at the first byte.  False as above. */
bool input_hash(struct input *in) __attribute__((warn_unused_result));

/* Sets code and message ("PATH: reason"); always false. */
bool input_fail(struct input *in, const char *code, const char *reason);

void input_close(struct input *in);

#endif
