/*
 * statement - see statement.h.
 */
#include "daemon/statement.h"

#include "daemon/pg.h"
#include "sql.h"

#define ROW(token) [STATEMENT_##token] = {#token, sql_##token},
#define ROW_SQL(token) ROW(token)
#define ROW_CALL(token)
#define METHOD(token, name, role, kind, doc, params) ROW_##kind(token)
static const struct pg_statement rows[STATEMENT_N] = {
#include "daemon/method.def"
    STATEMENT_EXTRAS(ROW)};
#undef METHOD

const struct pg_statements *
statement_all(void)
{
	static const struct pg_statements all = {rows, STATEMENT_N};
	return &all;
}

#define OF_SQL(token) STATEMENT_##token
#define OF_CALL(token) STATEMENT_N
#define METHOD(token, name, role, kind, doc, params) \
	[METHOD_##token] = OF_##kind(token),

enum statement_id
statement_of(enum method_id method)
{
	static const enum statement_id of[METHOD_N] = {
#include "daemon/method.def"
	};
	return of[method];
}
