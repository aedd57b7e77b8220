/*
 * From a descriptor to a durable file.  This program is its own spooler: it
 * starts itself again as `--spooler`, as the daemon does.
 */
#include "daemon/spooling.c"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "daemon/config.h"
#include "daemon/spool_fixture.h"

static struct event_base *base;
static struct config config;
static struct spooling *spooling;
static unsigned n_answers, n_deaths;
static struct spool_answer answers[200];

static void
on_spooled(void *context, void *tag, const struct spool_answer *answer)
{
	(void)context;
	answers[(size_t)tag] = *answer;
	n_answers++;
}

static void
on_died(void *context)
{
	(void)context;
	n_deaths++;
}

static int
setup(void **state)
{
	char reason[CONFIG_WHY];
	char *argv[] = {"test", "--state", folder, "--document-bytes",
	                "2048", NULL};

	log_threshold(LOG_LEVEL_ERROR);
	n_answers = 0;
	base = event_base_new();
	if (spool_set_up(state) != 0 || !config_read(&config, 5, argv, reason))
		return -1;
	spooling = spooling_new(base, &config, on_spooled, on_died, NULL);
	return spooling == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	spooling_free(spooling);
	event_base_free(base);
	config_free(&config);
	return spool_tear_down(state);
}

static int
document(const char *text, size_t n)
{
	int fd = memfd_create("document", MFD_CLOEXEC);

	assert_int_equal(write(fd, text, n), n);
	return fd;
}

static void
until_idle(void)
{
	while (!spooling_idle(spooling))
		event_base_loop(base, EVLOOP_ONCE);
}

static void
test_documents_become_files(void **state)
{
	struct spool_head head;
	char body[32] = "", hex[SPOOL_HEX];
	uint64_t bytes;

	(void)state;
	for (size_t i = 0; i < 150; i++)
		spooling_add(spooling, document("abc", 3), "name", (void *)i);
	until_idle();
	assert_int_equal(n_answers, 150);
	for (size_t i = 0; i < 150; i++) {
		int fd = spool_document(&spool, &answers[i].key, &bytes, &head);

		assert_string_equal(answers[i].why, "");
		assert_int_equal(bytes, 3);
		assert_string_equal(head.title, "name");
		assert_int_equal(read(fd, body, sizeof(body)), 3);
		assert_string_equal(body, "abc");
		close(fd);
		/* In the order they came, and none twice. */
		if (i > 0)
			assert_true(spool_compare(&answers[i - 1].key,
			                          &answers[i].key) < 0);
	}
	spool_hex(&answers[0].key, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223"
	                         "b00361a396177a9cb410ff61f20015ad");
}

/* Parts of one file, which stays the giver's. */
static void
test_parts_become_files(void **state)
{
	const struct spool_part parts[] = {
	    {.offset = 0, .bytes = 3, .head = {.title = "z/a"}},
	    {.offset = 3,
	     .bytes = 2,
	     .head = {.title = "z/b", .refused = "locked"}},
	    {.offset = 4, .bytes = 9, .head = {.title = "z/beyond"}},
	    {.offset = 9, .bytes = 1, .head = {.title = "z/nothing"}}};
	struct spool_head head;
	uint64_t bytes;
	char body[8] = "";
	int fd, file = document("abcde", 5);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct spool_part part = parts[i];

		part.fd = file;
		spooling_add_part(spooling, &part, (void *)i);
	}
	until_idle();
	assert_int_equal(n_answers, 4);
	fd = spool_document(&spool, &answers[1].key, &bytes, &head);
	assert_int_equal(bytes, 2);
	assert_string_equal(head.title, "z/b");
	assert_string_equal(head.refused, "locked");
	assert_int_equal(read(fd, body, sizeof(body)), 2);
	assert_string_equal(body, "de");
	close(fd);
	assert_int_equal(answers[2].bytes, 1);
	assert_string_equal(answers[3].why, "the document is empty");
	assert_int_equal(close(file), 0);
}

static void
refused(int fd, const char *why)
{
	spooling_add(spooling, fd, "bad", NULL);
	until_idle();
	if (strstr(answers[0].why, why) == NULL)
		fail_msg("\"%s\" is not \"%s\"", answers[0].why, why);
}

static void
count(void *context, const struct spool_key *key)
{
	(void)key;
	++*(int *)context;
}

static void
test_what_is_no_document(void **state)
{
	static char large[3000];
	int pair[2], n = 0;

	(void)state;
	refused(document("", 0), "empty");
	refused(document(large, sizeof(large)), "larger than 2048");
	refused(open(folder, O_RDONLY), "folder");
	refused(open("/dev/zero", O_RDONLY), "regular");
	assert_int_equal(pipe(pair), 0);
	refused(pair[0], "regular");
	close(pair[1]);
	refused(-1, "no document");
	assert_true(spool_scan(&spool, count, &n));
	assert_int_equal(n, 0);
}

static void
test_put_away(void **state)
{
	char parked[SPOOL_HEX + 4], hex[SPOOL_HEX];
	int n = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		spooling_add(spooling, document("xyz", 3), "n", (void *)i);
	until_idle();
	spooling_remove(spooling, &answers[0].key);
	spooling_park(spooling, &answers[1].key);
	until_idle();
	assert_true(spool_scan(&spool, count, &n));
	assert_int_equal(n, 1);
	spool_hex(&answers[1].key, hex);
	snprintf(parked, sizeof(parked), "%s.doc", hex);
	assert_int_equal(faccessat(spool.parked, parked, F_OK, 0), 0);
	/* Loaded after all: what was put aside of it goes too. */
	spooling_remove(spooling, &answers[2].key);
	until_idle();
	assert_int_equal(faccessat(spool.parked, parked, F_OK, 0), -1);
}

/* The newest record counts, and nothing is left of its making. */
static void
test_a_bundle_is_recorded(void **state)
{
	const struct spool_key key = {.sha256 = {0xab}};
	char hex[SPOOL_HEX], file[SPOOL_FILE], body[32] = "";
	int fd;

	(void)state;
	spool_hex(&key, hex);
	assert_int_equal(spool_bundle(&spool, hex), -1);
	assert_int_equal(errno, ENOENT);
	assert_true(spooling_record(spooling, &key, SLICE("what came first")));
	assert_true(spooling_record(spooling, &key, SLICE("then this")));
	spooling_remove(spooling, &key);
	until_idle();
	fd = spool_bundle(&spool, hex);
	assert_true(fd >= 0);
	assert_int_equal(read(fd, body, sizeof(body)), 9);
	assert_string_equal(body, "then this");
	close(fd);
	spool_bundle_file(hex, file);
	assert_int_equal(faccessat(spool.tmp, file, F_OK, 0), -1);
}

/* A bundle that cannot be recorded stays in the spool, whole. */
static void
test_a_bundle_is_not_recorded(void **state)
{
	char hex[SPOOL_HEX], file[SPOOL_FILE];
	int n = 0;

	(void)state;
	spooling_add(spooling, document("zip", 3), "z", NULL);
	until_idle();
	spool_hex(&answers[0].key, hex);
	spool_bundle_file(hex, file);
	assert_int_equal(mkdirat(spool.bundles, file, 0700), 0);
	assert_true(spooling_record(spooling, &answers[0].key, SLICE("{}")));
	spooling_remove(spooling, &answers[0].key);
	until_idle();
	assert_true(spool_scan(&spool, count, &n));
	assert_int_equal(n, 1);
	assert_int_equal(faccessat(spool.tmp, file, F_OK, 0), -1);
	/* Opened once more, when there is room for the record. */
	assert_int_equal(unlinkat(spool.bundles, file, AT_REMOVEDIR), 0);
	assert_true(spooling_record(spooling, &answers[0].key, SLICE("{}")));
	spooling_park(spooling, &answers[0].key);
	until_idle();
	n = 0;
	assert_true(spool_scan(&spool, count, &n));
	assert_int_equal(n, 0);
}

/* Everything is answered although the spooler is killed again and again. */
static void
test_a_killed_spooler(void **state)
{
	struct spool_head head;
	uint64_t bytes;

	(void)state;
	for (size_t i = 0; i < 200; i++) {
		spooling_add(spooling, document("abcd", 4), "n", (void *)i);
		if (i % 60 == 30) {
			event_base_loop(base, EVLOOP_ONCE);
			child_signal(spooling->child, SIGKILL);
		}
	}
	until_idle();
	assert_int_equal(n_answers, 200);
	assert_true(n_deaths > 0);
	for (size_t i = 0; i < 200; i++) {
		int fd = spool_document(&spool, &answers[i].key, &bytes, &head);

		assert_true(fd >= 0);
		close(fd);
	}
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_documents_become_files),
	    TEST(test_parts_become_files),
	    TEST(test_what_is_no_document),
	    TEST(test_put_away),
	    TEST(test_a_bundle_is_recorded),
	    TEST(test_a_bundle_is_not_recorded),
	    TEST(test_a_killed_spooler),
	};
	char why[CONFIG_WHY];

	if (argc > 1 && strcmp(argv[1], "--spooler") == 0)
		return config_read(&config, argc, argv, why)
		           ? spooler_main(&config)
		           : 2;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
