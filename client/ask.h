/*
 * Questions: a command's options and words become a request, the reply becomes
 * a table, JSON or CSV.
 */
#ifndef DUIBIAO_CLIENT_ASK_H
#define DUIBIAO_CLIENT_ASK_H

#include "client/command.h"
#include "client/link.h"
#include "client/reply.h"
#include "daemon/jsonout.h"

/* Options of questions that can be drawn; of every question; and those of
 * anything that connects. */
const struct option *ask_plot_options(void);
const struct option *ask_options(void);
const struct option *ask_wait_options(void);

/* A command whose method has a view, or whose row has a `show`. */
enum status ask_run(const struct call *c);

/* `duibiao call METHOD [JSON]`: params as given, result as it came. */
enum status ask_raw(const struct call *c);

/* Prints "duibiao NAME: ..." and how to get help; STATUS_USAGE. */
enum status ask_usage(const struct call *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends a line on standard error with why. */
void ask_why(const char *why, enum language language);

/* One connection for one question, or several after another. */
struct asking {
	struct link link;
	struct reply reply;
	unsigned number;
	enum language language;
	int64_t until; /* of clock_ms(): the end of --wait */
};

/* Connects; waits for a daemon that is not there yet for --wait seconds, and
 * each question, as long as there is time, for one that has no database yet.
 * STATUS_NO_DAEMON has been explained on standard error.  asking_fini() in any
 * case. */
enum status asking_init(struct asking *a, const struct call *c);
void asking_fini(struct asking *a);

/* Asks and waits; an error has been printed.  a->reply until the next one. */
enum status asking_ask(struct asking *a, const struct call *c,
                       const char *method, struct slice params);

/* Only sends; what comes is read from a->link. */
enum status asking_send(struct asking *a, const char *method,
                        struct slice params);

/* Writes the params object that the command line says.  STATUS_USAGE has been
 * explained. */
enum status ask_params(const struct call *c, struct jsonout *j);

#endif
