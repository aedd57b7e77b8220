/*
 * log - see log.h.  A line is put together in one buffer and written with one
 * write(2), so lines of several processes on one standard error never mix.
 * The threshold and the form are this file's only state.
 */
#include "daemon/log.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_ROOM = 2048 };

static enum log_level threshold = LOG_LEVEL_INFO;

static const char *
level_name(enum log_level level)
{
	switch (level) {
#define X(id, number, name) \
	case id:            \
		return name;
		LOG_LEVELS(X)
#undef X
	}
	return "?";
}

void
log_threshold(enum log_level level)
{
	threshold = level;
}

bool
log_level_named(const char *name, enum log_level *level)
{
#define X(id, number, text)            \
	if (strcmp(name, text) == 0) { \
		*level = id;           \
		return true;           \
	}
	LOG_LEVELS(X)
#undef X
	return false;
}

/* How snprintf's answer moves the end of a buffer of `room` bytes. */
static size_t
advance(size_t at, int wrote, size_t room)
{
	if (wrote < 0)
		return at;
	return at + (size_t)wrote < room ? at + (size_t)wrote : room - 1;
}

/* Puts a line together in `line`; gives its length with the newline. */
static size_t
compose(char *line, size_t room, enum log_level level, const char *event,
        const char *pairs, va_list values)
{
	size_t at =
	    getenv("JOURNAL_STREAM") != NULL
	        ? advance(0, snprintf(line, room, "<%d>%s ", level, event),
	                  room)
	        : advance(
	              0,
	              snprintf(line, room, "%s %s ", level_name(level), event),
	              room);
	at = advance(at, vsnprintf(line + at, room - at, pairs, values), room);
	for (size_t i = 0; i < at; i++)
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
			line[i] = ' ';
	while (at > 0 && line[at - 1] == ' ')
		at--;
	line[at++] = '\n';
	return at;
}

static void
write_line(enum log_level level, const char *event, const char *pairs,
           va_list values)
{
	char line[LINE_ROOM];
	size_t n = compose(line, sizeof(line), level, event, pairs, values);
	/* A log that cannot be written has nobody to be reported to. */
	if (write(STDERR_FILENO, line, n) < 0)
		return;
}

void
log_event(enum log_level level, const char *event, const char *pairs, ...)
{
	if (level > threshold)
		return;
	va_list values;
	va_start(values, pairs);
	write_line(level, event, pairs, values);
	va_end(values);
}

void
log_fatal(const char *event, const char *pairs, ...)
{
	va_list values;
	va_start(values, pairs);
	write_line(LOG_LEVEL_ERROR, event, pairs, values);
	va_end(values);
	exit(1);
}
