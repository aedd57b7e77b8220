/*
 * statement - every statement that the pool's connections prepare: one for
 * each SQL method, and a few that calls in C ask.
 */
#ifndef DUIBIAO_DAEMON_STATEMENT_H
#define DUIBIAO_DAEMON_STATEMENT_H

#include "daemon/method.h"

struct pg_statements;

#define STATEMENT_EXTRAS(X) \
	X(catalog_names)    \
	X(document_by_sha)  \
	X(parked_list)      \
	X(status_counts)

#define STATEMENT_ID_SQL(token) STATEMENT_##token,
#define STATEMENT_ID_CALL(token)
#define METHOD(token, name, role, kind, doc, params) STATEMENT_ID_##kind(token)
#define X(token) STATEMENT_##token,
enum statement_id {
#include "daemon/method.def"
	STATEMENT_EXTRAS(X) STATEMENT_N
};
#undef X
#undef METHOD
#undef STATEMENT_ID_SQL
#undef STATEMENT_ID_CALL

/* All of them, indexed by statement_id. */
const struct pg_statements *statement_all(void);

/* The statement of a SQL method; STATEMENT_N for a call. */
enum statement_id statement_of(enum method_id);

#endif
