/*
 * pool_result - what the database said, as who asked sees it.
 */
#ifndef DUIBIAO_DAEMON_POOL_RESULT_H
#define DUIBIAO_DAEMON_POOL_RESULT_H

#include <stdbool.h>

struct pg_result;
struct pool_answer;

/* Rows, or the server's error; borrowed from the result. */
struct pool_answer pool_result_read(const struct pg_result *);

/* Did somebody stop the question? */
bool pool_result_was_stopped(const struct pg_result *);

void pool_result_free(struct pg_result *);

#endif
