/* Options: default, file, command line; limits; what a reload may change. */
#include "daemon/config.c"

#include <setjmp.h>
#include <sys/mman.h>

#include <cmocka.h>

static struct config config;
static char why[CONFIG_WHY];
static char path[32]; /* a file in memory */

static bool
given(const char *file, const char *const *words)
{
	char *argv[12] = {(char *)"duibiaod"};
	int argc = 1;

	if (file != NULL) {
		FILE *out = fopen(path, "w");

		assert_non_null(out);
		fputs(file, out);
		fclose(out);
		argv[argc++] = (char *)"-c";
		argv[argc++] = path;
	}
	for (; words != NULL && *words != NULL; words++)
		argv[argc++] = (char *)*words;
	argv[argc] = NULL;
	config_free(&config);
	why[0] = '\0';
	return config_read(&config, argc, argv, why);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static int
setup(void **state)
{
	(void)state;
	int fd = memfd_create("options", 0);

	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	return fd < 0 ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	config_free(&config);
	return 0;
}

static void
defaults_fit_their_rows(void **state)
{
	(void)state;
	assert_true(given(NULL, NULL));
	assert_int_equal(config.mode, CONFIG_SERVE);
	assert_int_equal(config.line_bytes, 1 << 20);
	assert_int_equal(config.query_timeout, 30000);
	assert_int_equal(config.socket_mode, 0660);
	assert_string_equal(config.database, "embedded");
}

static void
the_line_wins_over_the_file(void **state)
{
	(void)state;
	assert_true(given("# a comment\n\n workers = 3 \nline_bytes=64K\n"
	                  "state = /a b\n",
	                  WORDS("--workers", "5", "--query-timeout=2m")));
	assert_int_equal(config.workers, 5);
	assert_int_equal(config.line_bytes, 65536);
	assert_int_equal(config.query_timeout, 120000);
	assert_string_equal(config.state, "/a b");
}

static void
what_is_wrong_is_named(void **state)
{
	static const char *const files[] = {
	    "wrkers = 3\n",
	    "workers\n",
	    "workers = 0\n",
	    "workers = 1000\n",
	    "workers = three\n",
	    "workers = 3x\n",
	    "workers = -1\n",
	    "line_bytes = 1T\n",
	    "line_bytes = 99999999999999999999\n",
	    "query_timeout = 30\n",
	    "socket_mode = 0999\n",
	    "socket_mode = 07777\n",
	    "state =\n",
	    "log_level = loud\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (given(files[i], NULL))
			fail_msg("taken: %s", files[i]);
		size_t n = strcspn(files[i], " =\n");
		char name[32];

		snprintf(name, sizeof(name), "%.*s", (int)n, files[i]);
		if (strstr(why, name) == NULL)
			fail_msg("%s: %s", name, why);
	}
	assert_false(given(NULL, WORDS("--workers")));
	assert_false(given(NULL, WORDS("--nothing", "1")));
	assert_false(given(NULL, WORDS("workers", "1")));
	assert_false(given(NULL, WORDS("-c", "/nowhere/at/all")));
}

static void
flags_say_what_it_is(void **state)
{
	(void)state;
	assert_true(given(NULL, WORDS("-T")));
	assert_int_equal(config.mode, CONFIG_PRINT);
	assert_true(given(NULL, WORDS("--migrate", "--workers", "4")));
	assert_int_equal(config.mode, CONFIG_MIGRATE);
	assert_int_equal(config.workers, 4);
	assert_true(given(NULL, WORDS("--man", "methods")));
	assert_string_equal(config.what, "methods");
}

/* -T prints what reads back as the same. */
static void
what_is_printed_reads_back(void **state)
{
	char *text = NULL;
	size_t n;

	(void)state;
	assert_true(given(NULL, WORDS("--workers", "7", "--socket-mode", "0600",
	                              "--line-bytes", "4096")));
	FILE *out = open_memstream(&text, &n);
	assert_non_null(out);
	config_print(&config, out);
	fclose(out);
	assert_true(given(text, NULL));
	assert_int_equal(config.workers, 7);
	assert_int_equal(config.socket_mode, 0600);
	assert_int_equal(config.line_bytes, 4096);
	free(text);
}

static void
a_reload_keeps_what_is_fixed(void **state)
{
	struct config fresh;
	char *argv[] = {(char *)"d",           (char *)"--workers", (char *)"9",
	                (char *)"--in-flight", (char *)"9",         NULL};

	(void)state;
	assert_true(given(NULL, WORDS("--workers", "2")));
	assert_true(config_read(&fresh, 5, argv, why));
	log_threshold(LOG_LEVEL_ERROR);
	config_reload(&config, &fresh);
	assert_int_equal(config.workers, 2);
	assert_int_equal(config.in_flight, 9);
	config_free(&fresh);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(defaults_fit_their_rows),
	    cmocka_unit_test(the_line_wins_over_the_file),
	    cmocka_unit_test(what_is_wrong_is_named),
	    cmocka_unit_test(flags_say_what_it_is),
	    cmocka_unit_test(what_is_printed_reads_back),
	    cmocka_unit_test(a_reload_keeps_what_is_fixed),
	};

	return cmocka_run_group_tests_name("config", tests, setup, teardown);
}
