/* Workers that do not do their work: each costs its document and no more. */
#include "client/parser.c"

#include <stdarg.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cmocka.h>

static char script[60];

static int
set_up(void **state)
{
	(void)state;
	snprintf(script, sizeof(script), "/tmp/duibiao-worker-%d",
	         (int)getpid());
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	return unlink(script);
}

/* A worker that is a line of shell. */
static void
worker_does(const char *line)
{
	FILE *out = fopen(script, "w");

	assert_non_null(out);
	fprintf(out, "#!/bin/sh\n%s\n", line);
	fclose(out);
	assert_int_equal(chmod(script, 0700), 0);
}

static struct input
document(void)
{
	struct input in = {.path = "p",
	                   .name = "p",
	                   .fd = memfd_create("document", MFD_CLOEXEC),
	                   .bytes = 3};

	assert_int_equal(write(in.fd, "abc", 3), 3);
	return in;
}

static void
fails_with(const char *worker, const char *code, const char *message)
{
	struct parser *p = parser_new(worker, 500);
	const struct disclosure *d;

	/* Twice: the second document gets a worker of its own. */
	for (int i = 0; i < 2; i++) {
		struct input in = document();

		assert_false(parser_parse(p, &in, &d));
		assert_string_equal(in.code, code);
		if (strstr(in.message, message) == NULL)
			fail_msg("%s, not %s", in.message, message);
		input_close(&in);
	}
	assert_int_equal(p->pid, 0);
	parser_free(p);
}

static void
reports_each_way_to_fail(void **state)
{
	(void)state;
	worker_does("exit 7");
	fails_with(script, "worker_crashed",
	           "p: the worker ended with status 7");
	worker_does("kill -SEGV $$");
	fails_with(script, "worker_crashed", "(Segmentation fault)");
	worker_does("head -c 100 /dev/zero >&3");
	fails_with(script, "worker_broken", "p: ");
	/* A frame of type FRAME_DONE, which says less than it must. */
	worker_does("printf 'J\\000\\000\\000\\000\\004' >&3; sleep 9");
	fails_with(script, "worker_broken", "p: ");
	worker_does("exec sleep 9");
	fails_with(script, "timed_out", "p: took longer");
	fails_with("/nowhere/worker", "worker_crashed",
	           "cannot start the worker /nowhere/worker");
}

static void
takes_a_refusal(void **state)
{
	struct parser *p;
	const struct disclosure *d;
	struct input in = document();

	(void)state;
	/* FRAME_REFUSED: u8 READ_DAMAGED, u32 4, "torn" */
	worker_does("printf 'J\\011\\000\\000\\000\\005\\002\\004\\000\\000"
	            "\\000torn' >&3; sleep 9");
	p = parser_new(script, 5000);
	assert_false(parser_parse(p, &in, &d));
	assert_string_equal(in.code, "damaged");
	assert_string_equal(in.message, "p: torn");
	/* The worker did what it should: it is kept for the next document. */
	assert_true(p->pid > 0);
	input_close(&in);
	parser_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reports_each_way_to_fail),
	    cmocka_unit_test(takes_a_refusal),
	};

	return cmocka_run_group_tests_name("parser", tests, set_up, tear_down);
}
