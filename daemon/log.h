/*
 * log - one line an event, to standard error: the event's name, then
 * key=value pairs.  Under journald (JOURNAL_STREAM is set) a line begins with
 * its priority as <N>, which journald takes off again; elsewhere with the
 * priority's name.  Control characters never reach the log.
 */
#ifndef DUIBIAO_DAEMON_LOG_H
#define DUIBIAO_DAEMON_LOG_H

#include <stdbool.h>

/* The numbers are syslog's. */
#define LOG_LEVELS(X)                      \
	X(LOG_LEVEL_ERROR, 3, "error")     \
	X(LOG_LEVEL_WARNING, 4, "warning") \
	X(LOG_LEVEL_NOTICE, 5, "notice")   \
	X(LOG_LEVEL_INFO, 6, "info")       \
	X(LOG_LEVEL_DEBUG, 7, "debug")

enum log_level {
#define X(id, number, name) id = number,
	LOG_LEVELS(X)
#undef X
};

/* Lines less urgent than `level` are dropped.  At first: info. */
void log_threshold(enum log_level level);

/* The level of a name ("warning"); false if there is none of it. */
bool log_level_named(const char *name, enum log_level *level)
    __attribute__((warn_unused_result));

/*
 * Writes one line: `event` and the pairs that `pairs` formats, e.g.
 *	log_event(LOG_LEVEL_INFO, "conn.open", "conn=%u uid=%u", id, uid);
 * `pairs` may be "".  Quote what comes from outside: name="%s".
 */
void log_event(enum log_level level, const char *event, const char *pairs, ...)
    __attribute__((format(printf, 3, 4)));

/* The environment failed: logs and ends the program with status 1. */
void log_fatal(const char *event, const char *pairs, ...)
    __attribute__((format(printf, 2, 3), noreturn));

#endif
