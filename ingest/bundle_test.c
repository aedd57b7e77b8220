/* Bundles: which members are given out, and when none are. */
#include "ingest/bundle.h"
#include "ingest/office_fixture.h"

#include <cmocka.h>

#define PAPER "某县某局2021年部门预算，本年支出合计12万元。\n"

static char given[1024];

static bool
note(void *context, struct slice name, struct slice bytes)
{
	size_t n = strlen(given);

	snprintf(given + n, sizeof(given) - n, "%.*s=%zu;", (int)name.len,
	         name.at, bytes.len);
	return context == NULL || --*(int *)context > 0;
}

static enum read_result
read_parts(const struct fixture_part *parts, size_t count, int *most, size_t *n)
{
	struct arena *arena = arena_new((size_t)1 << 24);
	const char *reason;
	struct slice bytes;
	enum read_result result;
	char *zip = fixture_zip(parts, count, &bytes);

	assert_non_null(arena);
	given[0] = '\0';
	result = bundle_read(bytes, arena, note, most, n, &reason);
	assert_int_equal(result == READ_OK, reason == NULL);
	arena_free(arena);
	free(zip);
	return result;
}

static void
test_members(void **state)
{
	struct fixture_part parts[] = {
	    {"附件/", {"", 0}},
	    {"附件/预算.txt", {PAPER, sizeof(PAPER) - 1}},
	    {"__MACOSX/._预算.txt", {PAPER, sizeof(PAPER) - 1}},
	    {"表.pdf", {"%PDF-1.4 x", 10}},
	    {"图.dat", {"\x89\0\1\2\3\4\5\6\7\x80\xff\xfe", 12}},
	    {"短.txt", {"x", 1}}};
	int most = 1;
	size_t n;

	(void)state;
	assert_int_equal(read_parts(parts, 6, NULL, &n), READ_OK);
	assert_int_equal(n, 2);
	assert_string_equal(given, "附件/预算.txt=64;表.pdf=10;");
	assert_int_equal(read_parts(parts, 6, &most, &n), READ_OK);
	assert_int_equal(n, 1);
	assert_int_equal(read_parts(parts + 4, 2, NULL, &n), READ_NO_DOCUMENT);
}

static void
test_no_bundle(void **state)
{
	struct fixture_part parts[] = {
	    {"word/document.xml", {W W_END, sizeof(W W_END) - 1}},
	    {"a.txt", {PAPER, sizeof(PAPER) - 1}}};
	size_t n;

	(void)state;
	assert_int_equal(read_parts(parts, 2, NULL, &n), READ_NO_DOCUMENT);
	assert_string_equal(given, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_members),
	    cmocka_unit_test(test_no_bundle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
