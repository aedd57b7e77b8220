/*
 * The tools and how they are locked in.  Internal to the converter host.
 */
#ifndef DUIBIAO_CONVERTER_TOOL_H
#define DUIBIAO_CONVERTER_TOOL_H

#include "ingest/converter.h"
#include "ingest/tool_jail.h"

struct tool {
	const char *const *programs;  /* the first that is there */
	const char *const *arguments; /* after the program's name */
	const char *input, *output;   /* in the folder; NULL: stdin, stdout */
	struct tool_limits limits;
	int again; /* exit status that asks for a second start, or 0 */
};

const struct tool *tool_for(enum conversion kind);

/* Its path, or NULL when it is not installed. */
const char *tool_program(const struct tool *t);

/* In a fresh child: locks it in, with `folder` (or NULL) as the only place
 * where it may write, and becomes the tool.  Comes back only by failing.
 * Descriptors 0 to 3 stay open. */
void tool_become(const struct tool *t, const char *program, const char *folder);

#endif
