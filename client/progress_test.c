/* Time left, and that nothing is drawn where nobody looks. */
#include "client/progress.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
foretells(void **state)
{
	char out[16];

	(void)state;
	assert_string_equal(progress_left(0, 10, 5000, out), "–:––");
	assert_string_equal(progress_left(5, 10, 5000, out), "0:05");
	assert_string_equal(progress_left(10, 10, 5000, out), "0:00");
	assert_string_equal(progress_left(1, 66, 1000, out), "1:05");
	assert_string_equal(progress_left(1, 3726, 1000, out), "1:02:05");
	assert_string_equal(progress_left(1, 1000000, 1000000, out),
	                    "99:59:59");
}

static char *
drawn(size_t columns)
{
	struct progress p;
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	progress_init(&p,
	              (struct screen){.out = out,
	                              .columns = columns,
	                              .language = LANGUAGE_EN},
	              4, 1000);
	progress_draw(&p, 1, 2000);
	progress_draw(&p, 2, 2001); /* too soon to be seen */
	progress_hide(&p);
	progress_hide(&p);
	fclose(out);
	return text;
}

static void
draws_on_a_terminal_only(void **state)
{
	char *text = drawn(0);

	(void)state;
	assert_string_equal(text, "");
	free(text);
	text = drawn(40);
	assert_string_equal(text,
	                    "\r\033[K[###         ] 1 of 4  1.0/s  0:03 left"
	                    "\r\033[K");
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(foretells),
	    cmocka_unit_test(draws_on_a_terminal_only),
	};

	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
