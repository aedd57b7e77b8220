/* Folders become lists of files: order, what is passed over, manifests. */
#include "client/walk.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[60];

static void
put(const char *name, const char *text)
{
	FILE *out = fopen(name, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
}

static int
set_up(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/duibiao-walk-%d", (int)getpid());
	if (mkdir(folder, 0700) != 0 || chdir(folder) != 0)
		return -1;
	mkdir("b", 0700);
	put("b/2.txt", "x");
	put("b/10.txt", "x");
	put("c.txt", "x");
	put("a.txt", "x");
	put(".hidden", "x");
	return symlink("..", "b/up") + symlink("/nowhere", "b/broken");
}

static int
tear_down(void **state)
{
	static const char *const names[] = {"b/2.txt",  "b/10.txt",    "c.txt",
	                                    "a.txt",    ".hidden",     "b/up",
	                                    "b/broken", "manifest.tsv"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	return rmdir("b") + chdir("/") + rmdir(folder);
}

static void
gives(const char *path, const char *const *expected)
{
	struct walk w = {.at = NULL};
	size_t n = 0;

	assert_true(walk_add(&w, path));
	for (; expected[n] != NULL; n++) {
		assert_true(n < w.n);
		assert_string_equal(w.at[n].path, expected[n]);
		assert_int_equal(w.at[n].error, 0);
	}
	assert_int_equal(w.n, n);
	walk_fini(&w);
}

#define LIST(...) ((const char *const[]){__VA_ARGS__, NULL})

static void
sorts_and_descends(void **state)
{
	(void)state;
	gives(".", LIST("./a.txt", "./b/10.txt", "./b/2.txt", "./b/broken",
	                "./c.txt"));
	gives("b/", LIST("b/10.txt", "b/2.txt", "b/broken"));
	gives("c.txt", LIST("c.txt"));
	gives("not-there", LIST("not-there"));
	gives(".hidden", LIST(".hidden")); /* asked for by name */
}

static void
follows_a_manifest(void **state)
{
	(void)state;
	put("manifest.tsv", "file\tcounty\nc.txt\tx\nb/2.txt\n\n"
	                    "../etc/passwd\t\n/etc/passwd\ngone.txt\t1\n");
	gives(".", LIST("./c.txt", "./b/2.txt", "./gone.txt"));
	/* Another table is a document like any other. */
	put("manifest.tsv", "county\tfile\nx\tc.txt\n");
	gives(".", LIST("./a.txt", "./b/10.txt", "./b/2.txt", "./b/broken",
	                "./c.txt", "./manifest.tsv"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(sorts_and_descends),
	    TEST(follows_a_manifest),
	};

	return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
