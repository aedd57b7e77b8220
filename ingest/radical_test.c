/* Radicals become characters; all else stays. */
#include "ingest/radical.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
makes_characters_of_radicals(void **state)
{
	char text[] = "⼀般公共预算⽀出，⻋辆1⾠⻓€≥⼀";

	(void)state;
	radicals_replace(text, strlen(text));
	assert_string_equal(text, "一般公共预算支出，车辆1辰长€≥一");
}

static void
minds_the_end(void **state)
{
	char text[] = "\xe2\xbc\x80\xe2\xbc";

	(void)state;
	radicals_replace(text, 5);
	assert_memory_equal(text, "\xe4\xb8\x80\xe2\xbc", 5);
	radicals_replace(text, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(makes_characters_of_radicals),
	    cmocka_unit_test(minds_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
