/* Lines: however the bytes come, the same lines; and the limit holds. */
#include "daemon/line.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct evbuffer *in;
static struct line_reader reader;

static int
setup(void **state)
{
	(void)state;
	in = evbuffer_new();
	reader = (struct line_reader){0};
	return in == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	evbuffer_free(in);
	return 0;
}

static void
bring(const char *bytes)
{
	evbuffer_add(in, bytes, strlen(bytes));
}

static void
expect_line(const char *wanted)
{
	struct slice line;

	assert_int_equal(line_next(&reader, in, 100, &line), LINE_READY);
	assert_true(slice_is(line, slice_of(wanted)));
	line_done(&reader, in);
}

static void
expect(enum line_found wanted, size_t limit)
{
	struct slice line;

	assert_int_equal(line_next(&reader, in, limit, &line), wanted);
}

static void
parts_what_came_together(void **state)
{
	(void)state;
	bring("one\r\ntwo\n\nthr");
	expect_line("one");
	expect_line("two");
	expect_line("");
	expect(LINE_NONE, 100);
	bring("ee\n");
	expect_line("three");
	expect(LINE_NONE, 100);
	assert_int_equal(evbuffer_get_length(in), 0);
}

static void
joins_what_came_apart(void **state)
{
	(void)state;
	for (const char *c = "a long line in pieces"; *c != '\0'; c++) {
		struct evbuffer *piece = evbuffer_new();

		evbuffer_add(piece, c, 1);
		evbuffer_add_buffer(in, piece);
		evbuffer_free(piece);
		expect(LINE_NONE, 100);
	}
	bring("\n");
	expect_line("a long line in pieces");
}

static void
refuses_what_is_too_long(void **state)
{
	(void)state;
	bring("12345");
	expect(LINE_NONE, 5);
	bring("6");
	expect(LINE_TOO_LONG, 5);
	bring("\n");
	expect(LINE_TOO_LONG, 5);
	expect(LINE_TOO_LONG, 5);
}

static void
takes_a_line_of_just_the_limit(void **state)
{
	struct slice line;

	(void)state;
	bring("12345\n");
	assert_int_equal(line_next(&reader, in, 5, &line), LINE_READY);
	assert_int_equal(line.len, 5);
}

static void
gives_the_rest_at_the_end(void **state)
{
	(void)state;
	bring("whole\nhalf");
	expect_line("whole");
	expect(LINE_NONE, 100);
	assert_true(slice_is(line_rest(in), SLICE("half")));
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(parts_what_came_together),  T(joins_what_came_apart),
	    T(refuses_what_is_too_long),  T(takes_a_line_of_just_the_limit),
	    T(gives_the_rest_at_the_end),
	};

	return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
