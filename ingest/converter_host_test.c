/*
 * The host with real tools, where they are installed, and what is left of it
 * when its worker goes.
 */
#include "ingest/converter_host.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "ingest/converter_tool.h"

#define FD 40

/* One page with the word Budget on it. */
static const char budget[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<</Font"
    "<</F 5 0 R>>>>/Contents 4 0 R>>endobj\n"
    "4 0 obj<</Length 36>>stream\n"
    "BT /F 12 Tf 20 50 Td (Budget) Tj ET \n"
    "endstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

static struct arena *arena;
static char folder[] = "/tmp/duibiao-test-XXXXXX";

static int
setup(void **state)
{
	(void)state;
	arena = arena_new((size_t)64 << 20);
	if (arena == NULL || mkdtemp(folder) == NULL)
		return -1;
	return setenv("TMPDIR", folder, 1);
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return rmdir(folder);
}

static size_t
entries(void)
{
	DIR *d = opendir(folder);
	size_t n = 0;

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

static void
pause_ms(long ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000};

	nanosleep(&t, NULL);
}

/* cmocka's skip() is a failure in TAP, so a missing tool is only said. */
static bool
not_here(enum conversion kind)
{
	bool missing = tool_program(tool_for(kind)) == NULL;

	if (missing)
		print_message("# the tool of this test is not installed\n");
	return missing;
}

static void
converts_again_and_again(void **state)
{
	struct converter *c;
	struct slice out;

	(void)state;
	if (not_here(CONVERT_PDF))
		return;
	c = converter_host(FD);
	assert_non_null(c);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(converter_run(c, CONVERT_PDF, slice_of(budget),
		                               arena, &out),
		                 CONVERTED);
		assert_non_null(slice_find(out, SLICE(">Budget</word>")));
		assert_int_equal(converter_run(c, CONVERT_PDF,
		                               SLICE("%PDF-1.4 noise"), arena,
		                               &out),
		                 CONVERT_REFUSED);
		assert_int_equal(out.len, 0);
	}
	converter_free(c);
}

static void
says_when_there_is_no_host(void **state)
{
	struct slice out;
	struct converter *c;
	int pair[2];

	(void)state;
	assert_int_equal(
	    converter_run(NULL, CONVERT_PDF, SLICE("x"), arena, &out),
	    CONVERT_NO_HOST);
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	c = converter_new(pair[0]);
	close(pair[1]);
	assert_int_equal(converter_run(c, CONVERT_PDF, SLICE("x"), arena, &out),
	                 CONVERT_NO_HOST);
	converter_free(c);
}

/* A worker that is killed in the middle of a long conversion. */
static void
leaves_nothing_behind(void **state)
{
	pid_t pid;

	(void)state;
	if (not_here(CONVERT_DOC))
		return;
	pid = fork();
	if (pid == 0) {
		struct converter *c = converter_host(FD);
		struct slice out;

		_exit(converter_run(c, CONVERT_DOC, SLICE("no document"), arena,
		                    &out) == CONVERTED);
	}
	for (int i = 0; i < 200 && entries() == 0; i++)
		pause_ms(10);
	assert_int_equal(entries(), 1);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	for (int i = 0; i < 300 && entries() > 0; i++)
		pause_ms(10);
	assert_int_equal(entries(), 0);
}

/* What a tool may not, tried in its place. */
static int
in_jail(bool (*attempt)(void))
{
	const struct tool_limits limits = {5, RLIM_INFINITY, 1 << 20};
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		if (!tool_jail_enter(&limits, folder))
			_exit(2);
		_exit(attempt());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool
reads_passwords(void)
{
	return fopen("/etc/passwd", "re") != NULL;
}

static bool
writes_elsewhere(void)
{
	return fopen("/tmp/duibiao-test-elsewhere", "we") != NULL;
}

static bool
forks(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return pid > 0;
}

static bool
opens_a_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool
writes_its_folder(void)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/x", folder);
	return fopen(path, "we") != NULL && unlink(path) == 0;
}

static void
locks_the_tool_in(void **state)
{
	(void)state;
	assert_int_equal(in_jail(forks), false);
	assert_int_equal(in_jail(opens_a_socket), false);
	assert_int_equal(in_jail(writes_its_folder), true);
	if (!tool_jail_hides_files())
		return;
	assert_int_equal(in_jail(reads_passwords), false);
	assert_int_equal(in_jail(writes_elsewhere), false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(converts_again_and_again),
	    cmocka_unit_test(says_when_there_is_no_host),
	    cmocka_unit_test(leaves_nothing_behind),
	    cmocka_unit_test(locks_the_tool_in),
	};

	return cmocka_run_group_tests_name("converter_host", tests, setup,
	                                   teardown);
}
