/*
 * jsonout - writes JSON, and nothing but JSON, into one growing buffer.
 *
 * Commas and colons come by themselves.  Numbers are exact: integers, or the
 * text of a decimal; no floating point passes through.  A misuse (a value
 * without its key, an end too many, a text that is no number) or want of
 * memory sets one sticky error, asked once at the end with jsonout_ok().
 * Needs only libc, so the command line uses it too.
 */
#ifndef DUIBIAO_DAEMON_JSONOUT_H
#define DUIBIAO_DAEMON_JSONOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ingest/slice.h"

enum { JSONOUT_DEPTH = 64 };

/* Held by value; its members are jsonout.c's own. */
struct jsonout {
	char *text; /* not NUL-terminated */
	size_t n, room;
	unsigned depth;
	bool failed;
	bool keyed; /* a key waits for its value */
	struct {
		bool object, full;
	} level[JSONOUT_DEPTH + 1];
};

void jsonout_init(struct jsonout *);
void jsonout_fini(struct jsonout *);

/* Forgets the text and the error, keeps the memory. */
void jsonout_reset(struct jsonout *);

/* Open and close.  jsonout_end() closes whichever is innermost. */
void jsonout_object(struct jsonout *);
void jsonout_array(struct jsonout *);
void jsonout_end(struct jsonout *);

void jsonout_key(struct jsonout *, const char *key);

/* A key with its value: a text, or NULL for null; a number. */
void jsonout_pair(struct jsonout *, const char *key, const char *value);
void jsonout_count(struct jsonout *, const char *key, uint64_t n);

/* Values.  A NULL string is null; bytes that are no UTF-8 become U+FFFD. */
void jsonout_string(struct jsonout *, const char *);
void jsonout_slice(struct jsonout *, struct slice);
void jsonout_int(struct jsonout *, int64_t);
void jsonout_uint(struct jsonout *, uint64_t);
void jsonout_bool(struct jsonout *, bool);
void jsonout_null(struct jsonout *);
/* The text of a JSON number, taken over digit by digit. */
void jsonout_number(struct jsonout *, struct slice decimal);
/* A finished JSON value, taken over unseen. */
void jsonout_raw(struct jsonout *, struct slice json);
/* The same without the blanks and line breaks between its tokens. */
void jsonout_tight(struct jsonout *, struct slice json);

/* Is there one whole value and was there no error? */
bool jsonout_ok(const struct jsonout *) __attribute__((warn_unused_result));

/* What was written; borrowed until the next call. */
struct slice jsonout_text(const struct jsonout *);

#endif
