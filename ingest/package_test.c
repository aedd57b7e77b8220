/* Containers: what is found in them, and what they are refused for. */
#include "ingest/office_fixture.h"
#include "ingest/package.h"

#include <cmocka.h>

static struct package package;

static bool
open_parts(const struct fixture_part *parts, size_t n, char **zip)
{
	struct slice bytes;

	*zip = fixture_zip(parts, n, &bytes);
	return package_open(&package, bytes);
}

static int
read_all(size_t part)
{
	char out[4096];
	int n, all = 0;

	if (!package_part(&package, part))
		return -1;
	while ((n = package_read(&package, out, sizeof(out))) > 0)
		all += n;
	package_part_close(&package);
	return n < 0 ? -1 : all;
}

static void
test_parts(void **state)
{
	const struct fixture_part parts[] = {{"a/B.xml", SLICE_NONE},
	                                     {"b", SLICE_NONE}};
	struct fixture_part full[2];
	size_t i;
	char *zip;

	(void)state;
	memcpy(full, parts, sizeof(full));
	full[0].bytes = SLICE("words");
	full[1].bytes = SLICE("more words");
	assert_true(open_parts(full, 2, &zip));
	assert_int_equal(package.parts, 2);
	assert_string_equal(package_name(&package, 1), "b");
	assert_true(package_find(&package, "A/b.XML", &i));
	assert_int_equal(i, 0);
	assert_false(package_find(&package, "c", &i));
	assert_int_equal(read_all(0), 5);
	assert_int_equal(read_all(1), 10);
	assert_int_equal(package.failed, READ_OK);
	package_close(&package);
	free(zip);
}

static void
test_bounds(void **state)
{
	size_t most = PACKAGE_PART_MOST + 1;
	char *zip, *zeros = calloc(1, most);
	struct fixture_part part = {"a", {zeros, most}};

	(void)state;
	assert_non_null(zeros);
	assert_true(open_parts(&part, 1, &zip));
	assert_int_equal(read_all(0), -1);
	assert_int_equal(package.failed, READ_TOO_LARGE);
	package_close(&package);
	free(zip);
	/* Within the size, but unfolding a thousandfold. */
	part.bytes.len = PACKAGE_SMALL * 2;
	assert_true(open_parts(&part, 1, &zip));
	assert_int_equal(read_all(0), -1);
	assert_int_equal(package.failed, READ_TOO_LARGE);
	package_close(&package);
	free(zip);
	free(zeros);
}

static void
test_damage(void **state)
{
	struct fixture_part part = {"a", SLICE_NONE};
	struct slice bytes;
	char *zip;

	(void)state;
	part.bytes = SLICE("some words, some words, some words, some words");
	zip = fixture_zip(&part, 1, &bytes);
	bytes.len -= 10;
	assert_false(package_open(&package, bytes));
	assert_int_equal(package.failed, READ_DAMAGED);
	package_close(&package);
	/* A wrong sum is found at the end of the part. */
	bytes.len += 10;
	zip[14] ^= 1;
	for (size_t i = 0; i + 4 < bytes.len; i++)
		if (memcmp(zip + i, "PK\1\2", 4) == 0)
			zip[i + 16] ^= 1;
	assert_true(package_open(&package, bytes));
	assert_int_equal(read_all(0), -1);
	assert_int_equal(package.failed, READ_DAMAGED);
	package_close(&package);
	free(zip);
}

static void
test_locks(void **state)
{
	struct fixture_part part = {"a", SLICE_NONE};
	struct slice bytes;
	char *zip;

	(void)state;
	part.bytes = SLICE("words");
	zip = fixture_zip(&part, 1, &bytes);
	zip[6] |= 1;
	for (size_t i = 0; i + 4 < bytes.len; i++)
		if (memcmp(zip + i, "PK\1\2", 4) == 0)
			zip[i + 8] |= 1;
	assert_true(package_open(&package, bytes));
	assert_int_equal(read_all(0), -1);
	assert_int_equal(package.failed, READ_LOCKED);
	package_close(&package);
	free(zip);
}

static void
test_encrypted_office(void **state)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0"
	                           "P\0a\0c\0k\0a\0g\0e\0";
	struct arena *arena = arena_new((size_t)1 << 20);
	char bytes[1024] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
	struct document doc;
	const char *reason;

	(void)state;
	assert_non_null(arena);
	memcpy(bytes + 640, name, sizeof(name));
	bytes[640 + 64] = 34;
	bytes[640 + 66] = 2;
	assert_int_equal(reader_read((struct slice){bytes, sizeof(bytes)}, NULL,
	                             arena, &doc, &reason),
	                 READ_LOCKED);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parts),
	    cmocka_unit_test(test_bounds),
	    cmocka_unit_test(test_damage),
	    cmocka_unit_test(test_locks),
	    cmocka_unit_test(test_encrypted_office),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
