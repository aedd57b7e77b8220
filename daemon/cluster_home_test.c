/* Where a cluster lives, and what its postmaster.pid says. */
#include "daemon/cluster_home.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static char folder[] = "/tmp/cluster-test-XXXXXX";
static struct cluster_home home;

static int
setup(void **state)
{
	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(home.data, sizeof(home.data), "%s", folder);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	remove_tree(AT_FDCWD, folder);
	return 0;
}

static void
write_lock(const char *status)
{
	char path[CLUSTER_PATH];
	FILE *f;

	snprintf(path, sizeof(path), "%s/postmaster.pid", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "4711\n%s\n1\n5432\n/run\n\n  1 2\n%s", folder, status);
	fclose(f);
}

static void
test_lock(void **state)
{
	bool ready = true;

	(void)state;
	assert_int_equal(cluster_home_lock(&home, &ready), 0);
	assert_false(ready);
	write_lock("");
	assert_int_equal(cluster_home_lock(&home, &ready), 4711);
	assert_false(ready);
	write_lock("starting\n");
	assert_int_equal(cluster_home_lock(&home, &ready), 4711);
	assert_false(ready);
	write_lock("ready   \n");
	assert_int_equal(cluster_home_lock(&home, &ready), 4711);
	assert_true(ready);
	cluster_home_unlock(&home);
	assert_int_equal(cluster_home_lock(&home, &ready), 0);
}

/* Only a postgres counts, not whoever happens to stand in the folder. */
static void
test_strangers(void **state)
{
	char old[CLUSTER_PATH];

	(void)state;
	assert_non_null(getcwd(old, sizeof(old)));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(cluster_home_server(&home), 0);
	assert_int_equal(chdir(old), 0);
}

static void
test_address(void **state)
{
	char out[CLUSTER_ADDRESS], why[CLUSTER_WHY], wanted[CLUSTER_ADDRESS];
	char deep[CLUSTER_PATH];

	(void)state;
	assert_true(cluster_address(folder, out, why));
	snprintf(wanted, sizeof(wanted),
	         "host='%s/run' user=duibiao dbname=postgres", folder);
	assert_string_equal(out, wanted);
	assert_false(cluster_address("/nowhere/at/all", out, why));
	assert_non_null(strstr(why, "/nowhere/at/all"));
	snprintf(deep, sizeof(deep), "%s/%0100d", folder, 0);
	assert_int_equal(mkdir(deep, 0700), 0);
	assert_false(cluster_address(deep, out, why));
	assert_non_null(strstr(why, "too long"));
	snprintf(deep, sizeof(deep), "%s/a'b", folder);
	assert_int_equal(mkdir(deep, 0700), 0);
	assert_false(cluster_address(deep, out, why));
	assert_non_null(strstr(why, "quote"));
}

static void
test_programs(void **state)
{
	struct cluster_home h;
	char why[CLUSTER_WHY], path[CLUSTER_PATH];
	FILE *f;

	(void)state;
	assert_true(cluster_home_find(&h, folder, "", why));
	assert_int_equal(access(h.run, F_OK), 0);
	assert_false(cluster_home_find(&h, folder, "/bin", why));
	assert_non_null(strstr(why, "pg_bin"));
	/* A cluster is not run by another version than made it. */
	snprintf(path, sizeof(path), "%s/database", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/database/PG_VERSION", folder);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("7\n", f);
	fclose(f);
	assert_false(cluster_home_find(&h, folder, "", why));
	assert_non_null(strstr(why, "PostgreSQL 7's"));
}

static void
test_leftovers_go(void **state)
{
	char path[CLUSTER_PATH + 64];

	(void)state;
	snprintf(home.made, sizeof(home.made), "%s/database.new", folder);
	cluster_home_clear(&home); /* nothing there: no harm */
	for (const char *const *p =
	         (const char *const[]){"", "/base", "/base/1", NULL};
	     *p != NULL; p++) {
		snprintf(path, sizeof(path), "%s%s", home.made, *p);
		assert_int_equal(mkdir(path, 0700), 0);
	}
	snprintf(path, sizeof(path), "%s/link", home.made);
	assert_int_equal(symlink("/tmp", path), 0);
	cluster_home_clear(&home);
	assert_int_equal(access(home.made, F_OK), -1);
	assert_int_equal(access("/tmp", F_OK), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lock),
	    cmocka_unit_test(test_strangers),
	    cmocka_unit_test(test_address),
	    cmocka_unit_test(test_programs),
	    cmocka_unit_test(test_leftovers_go),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
