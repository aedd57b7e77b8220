/* The spool's names and files: there and back, and nothing else accepted. */
#include "daemon/spool.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "daemon/spool_fixture.h"

static struct spool_key
a_key(uint64_t received)
{
	struct spool_key key = {.received = received};

	for (size_t i = 0; i < SPOOL_SHA; i++)
		key.sha256[i] = (unsigned char)(i * 9);
	return key;
}

/* Without a title there is no header. */
static void
write_file(const struct spool_key *key, const char *title, const char *refused,
           const char *body)
{
	char file[SPOOL_FILE], header[SPOOL_HEADER];
	struct spool_head head = {.refused = ""};
	size_t n = 0;
	int fd;

	if (title != NULL) {
		snprintf(head.title, sizeof(head.title), "%s", title);
		snprintf(head.refused, sizeof(head.refused), "%s", refused);
		n = spool_header(&head, header);
	}

	spool_file(key, file);
	fd = openat(spool.folder, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, header, n), n);
	assert_int_equal(write(fd, body, strlen(body)), strlen(body));
	close(fd);
}

static void
test_names(void **state)
{
	struct spool_key key = a_key(0x5f00ff), back;
	char file[SPOOL_FILE];

	(void)state;
	spool_file(&key, file);
	assert_int_equal(strlen(file), SPOOL_FILE - 1);
	assert_memory_equal(file, "00000000005f00ff-000912", 23);
	assert_true(spool_key_of(file, &back));
	assert_int_equal(spool_compare(&key, &back), 0);
	file[3] = 'G';
	assert_false(spool_key_of(file, &back));
	assert_false(spool_key_of("tmp", &back));
	assert_false(spool_key_of("", &back));
}

static void
test_names_sort_by_age(void **state)
{
	struct spool_key older = a_key(9), newer = a_key(10);
	char a[SPOOL_FILE], b[SPOOL_FILE];

	(void)state;
	newer.sha256[0] = 0;
	spool_file(&older, a);
	spool_file(&newer, b);
	assert_true(strcmp(a, b) < 0);
	assert_true(spool_compare(&older, &newer) < 0);
}

static void
test_a_document_comes_back(void **state)
{
	struct spool_key key = a_key(1);
	struct spool_head head;
	char body[8] = "";
	uint64_t bytes;
	int fd;

	(void)state;
	write_file(&key, "住建局\n2021.txt", "", "\n\ntext");
	fd = spool_document(&spool, &key, &bytes, &head);
	assert_true(fd >= 0);
	assert_string_equal(head.title, "住建局?2021.txt");
	assert_string_equal(head.refused, "");
	assert_int_equal(bytes, 6);
	assert_int_equal(read(fd, body, sizeof(body)), 6);
	assert_string_equal(body, "\n\ntext");
	close(fd);
}

static void
test_a_longest_title(void **state)
{
	struct spool_key key = a_key(2);
	struct spool_head head;
	char longest[2 * SPOOL_TITLE];
	uint64_t bytes;
	int fd;

	(void)state;
	memset(longest, 'n', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	write_file(&key, longest, longest, "x");
	fd = spool_document(&spool, &key, &bytes, &head);
	assert_true(fd >= 0);
	assert_int_equal(strlen(head.title), SPOOL_TITLE - 1);
	assert_int_equal(strlen(head.refused), SPOOL_WHY - 1);
	assert_int_equal(bytes, 1);
	close(fd);
}

static void
test_a_refusal_comes_back(void **state)
{
	struct spool_key key = a_key(5);
	struct spool_head head;
	uint64_t bytes;
	int fd;

	(void)state;
	write_file(&key, "a.zip/b", "locked\nfor\n\never", "refused: no");
	fd = spool_document(&spool, &key, &bytes, &head);
	assert_true(fd >= 0);
	assert_string_equal(head.title, "a.zip/b");
	assert_string_equal(head.refused, "locked?for??ever");
	assert_int_equal(bytes, strlen("refused: no"));
	close(fd);
}

static void
test_a_spoilt_file_is_refused(void **state)
{
	static const char *const bodies[] = {"", "duibiao-spool/1\n",
	                                     "duibiao-spool/1\nname: no end",
	                                     "duibiao-spool/2\nname: a\n\nb",
	                                     "duibiao-spool/1\nname: a\n"
	                                     "unknown: b\n\nc"};
	struct spool_key key = a_key(3);
	struct spool_head head;
	uint64_t bytes;

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		write_file(&key, NULL, NULL, bodies[i]);
		assert_int_equal(spool_document(&spool, &key, &bytes, &head),
		                 -1);
		assert_int_equal(errno, EBADMSG);
	}
	key.received = 4;
	assert_int_equal(spool_document(&spool, &key, &bytes, &head), -1);
	assert_int_equal(errno, ENOENT);
}

static void
count(void *context, const struct spool_key *key)
{
	(void)key;
	++*(int *)context;
}

static void
test_scan_and_sweep(void **state)
{
	int before = 0, n = 0;
	int fd = openat(spool.tmp, "half", O_WRONLY | O_CREAT, 0600);

	(void)state;
	close(fd);
	assert_true(spool_scan(&spool, count, &before));
	for (uint64_t i = 100; i < 103; i++) {
		struct spool_key key = a_key(i);

		write_file(&key, "a", "", "b");
	}
	close(openat(spool.folder, "else.doc", O_WRONLY | O_CREAT, 0600));
	assert_true(spool_scan(&spool, count, &n));
	assert_int_equal(n, before + 3);
	spool_sweep(&spool);
	assert_int_equal(faccessat(spool.tmp, "half", F_OK, 0), -1);
}

static void
test_one_claim_at_a_time(void **state)
{
	char why[SPOOL_WHY] = "";
	int first = spool_claim(folder, why);

	(void)state;
	assert_true(first >= 0);
	assert_int_equal(spool_claim(folder, why), -1);
	assert_non_null(strstr(why, "another duibiaod"));
	close(first);
	first = spool_claim(folder, why);
	assert_true(first >= 0);
	close(first);
}

static void
test_no_folder(void **state)
{
	struct spool none;
	char why[SPOOL_WHY];

	(void)state;
	assert_false(spool_open(&none, "/nowhere/at/all", why));
	assert_non_null(strstr(why, "/nowhere/at/all"));
	spool_close(&none);
}

/* Which one it is, and what is wrong with it. */
static void
test_no_folder_of_ours(void **state)
{
	char state_folder[48], path[64], why[SPOOL_WHY];
	struct spool none;
	int fd;

	(void)state;
	snprintf(state_folder, sizeof(state_folder), "%s/other", folder);
	snprintf(path, sizeof(path), "%s/parked", state_folder);
	assert_int_equal(mkdir(state_folder, 0700), 0);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	close(fd);
	assert_false(spool_open(&none, state_folder, why));
	assert_non_null(strstr(why, "/other/parked: Not a directory"));
	spool_close(&none);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_names_sort_by_age),
	    cmocka_unit_test(test_a_document_comes_back),
	    cmocka_unit_test(test_a_longest_title),
	    cmocka_unit_test(test_a_refusal_comes_back),
	    cmocka_unit_test(test_a_spoilt_file_is_refused),
	    cmocka_unit_test(test_scan_and_sweep),
	    cmocka_unit_test(test_one_claim_at_a_time),
	    cmocka_unit_test(test_no_folder),
	    cmocka_unit_test(test_no_folder_of_ours),
	};

	return cmocka_run_group_tests(tests, spool_set_up, spool_tear_down);
}
