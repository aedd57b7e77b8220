/*
 * pool_result - what the database said, as who asked sees it.
 */
#include "daemon/pool_result.h"

#include <libpq-fe.h>
#include <string.h>

#include "daemon/pool.h"

struct pool_answer
pool_result_read(const struct pg_result *result)
{
	struct pool_answer answer = {.end = POOL_RESULT, .rows = result};
	if (PQresultStatus(result) != PGRES_TUPLES_OK) {
		answer.end = POOL_ERROR;
		answer.state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
		answer.message =
		    PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
		return answer;
	}
	answer.n_rows = (unsigned)PQntuples(result);
	if (answer.n_rows > 0 && !PQgetisnull(result, 0, 0)) {
		answer.first.at = PQgetvalue(result, 0, 0);
		answer.first.len = (size_t)PQgetlength(result, 0, 0);
	}
	return answer;
}

bool
pool_result_was_stopped(const struct pg_result *result)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	return state != NULL && strcmp(state, "57014") == 0;
}

void
pool_result_free(struct pg_result *result)
{
	PQclear(result);
}

const char *
pool_cell(const struct pool_answer *answer, unsigned row, unsigned column)
{
	if (PQgetisnull(answer->rows, (int)row, (int)column))
		return NULL;
	return PQgetvalue(answer->rows, (int)row, (int)column);
}
