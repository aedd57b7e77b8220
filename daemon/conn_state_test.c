/* The states of a connection: every walk ends, and none comes back. */
#include "daemon/conn_state.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const enum conn_state all[] = {
#define X(id, name) CONN_##id,
    CONN_STATES(X)
#undef X
};
enum { N = sizeof(all) / sizeof(all[0]) };

static void
the_table_is_the_diagram(void **state)
{
	static const char *const may[N] = {
	    [CONN_OPEN] = "full draining closing dead",
	    [CONN_FULL] = "open closing dead",
	    [CONN_DRAINING] = "closing dead",
	    [CONN_CLOSING] = "dead",
	    [CONN_DEAD] = "",
	};

	(void)state;
	for (unsigned i = 0; i < N; i++)
		for (unsigned k = 0; k < N; k++) {
			bool wanted = strstr(may[all[i]],
			                     conn_state_name(all[k])) != NULL;
			if (conn_may_follow(all[i], all[k]) != wanted)
				fail_msg("%s -> %s", conn_state_name(all[i]),
				         conn_state_name(all[k]));
		}
}

static void
every_state_can_die(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		assert_true(conn_may_follow(all[i], CONN_DEAD) ==
		            (all[i] != CONN_DEAD));
}

static void
names_are_unique(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		for (unsigned k = i + 1; k < N; k++)
			assert_string_not_equal(conn_state_name(all[i]),
			                        conn_state_name(all[k]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_table_is_the_diagram),
	    cmocka_unit_test(every_state_can_die),
	    cmocka_unit_test(names_are_unique),
	};

	return cmocka_run_group_tests_name("conn_state", tests, NULL, NULL);
}
