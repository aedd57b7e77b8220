/*
 * The jail of a tool: a program that is not ours reads a hostile document with
 * a parser that is not ours.
 */
#ifndef DUIBIAO_TOOL_JAIL_H
#define DUIBIAO_TOOL_JAIL_H

#include <stdbool.h>
#include <stdint.h>

struct tool_limits {
	unsigned seconds; /* of processor time */
	uint64_t memory;  /* most bytes of data */
	uint64_t written; /* most bytes of a file */
};

/*
 * Locks a fresh child in and goes to `folder`, the only place where it may
 * write (NULL: nowhere).  Lasts over execve().  False when the system does not
 * provide it: then do not go on.
 */
bool tool_jail_enter(const struct tool_limits *limits, const char *folder)
    __attribute__((warn_unused_result));

/* Whether the kernel can keep a tool from the file system. */
bool tool_jail_hides_files(void);

#endif
