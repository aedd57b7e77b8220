/*
 * Child processes: always fork and exec at once, never a fork that goes on
 * running our code with our descriptors.  Each has a session of its own, so
 * that a ^C at our terminal is ours to handle.  The end of a child is an event
 * of the loop (a pidfd), not a signal handler.
 */
#ifndef DUIBIAO_DAEMON_CHILD_H
#define DUIBIAO_DAEMON_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct event_base;
struct child;

enum {
	CHILD_PASS_MOST = 4,
	CHILD_NOT_STARTED = 127, /* exit status: the program could not be run */
	CHILD_WHY = 96
};

struct child_plan {
	int exe;                   /* what to run; -1: argv[0] is a path */
	const char *const *argv;   /* NULL-ended */
	int pass[CHILD_PASS_MOST]; /* become descriptors 3, 4 ...; stay ours */
	size_t n_pass;
	int death_signal; /* what it gets when we die */
	bool rooted;      /* runs in /, whatever our folder is */
	bool quiet;       /* standard output to /dev/null */
};

/* `status` is waitpid's.  Comes once, on the loop; may free the child. */
typedef void child_gone_fn(void *context, int status);

/* NULL when there is no process to be had (logged). */
struct child *child_start(struct event_base *, const struct child_plan *,
                          child_gone_fn *, void *context);

/* Sends a signal, if it is still there. */
void child_signal(const struct child *, int signal);

pid_t child_pid(const struct child *);

/* Waits for one that is about to end by itself; then as child_free(). */
void child_end(struct child *);

/* Kills and reaps it if it is still there; no callback comes any more. */
void child_free(struct child *);

/* "exit status 3", "signal 9 (Killed)" … */
const char *child_why(int status, char buffer[CHILD_WHY]);

#endif
