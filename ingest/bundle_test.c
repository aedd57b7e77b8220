/* Bundles: which members are given out, under which names, and when none are.
 */
#include "ingest/bundle.h"
#include "ingest/office_fixture.h"

#include <cmocka.h>

#define PAPER "某县某局2021年部门预算，本年支出合计12万元。\n"

static char given[4096];

static bool
note(void *context, const struct bundle_member *m)
{
	size_t n = strlen(given);

	assert_true(bundle_name_is_clean(m->name));
	assert_int_equal(m->failed == READ_OK, m->reason == NULL);
	n += (size_t)snprintf(given + n, sizeof(given) - n, "%.*s=%zu",
	                      (int)m->name.len, m->name.at, m->bytes.len);
	snprintf(given + n, sizeof(given) - n, "%s%s;",
	         m->reason == NULL ? "" : ":",
	         m->reason == NULL ? "" : m->reason);
	return context == NULL || --*(int *)context > 0;
}

static enum read_result
read_bytes(struct slice bytes, int *most, size_t *n)
{
	struct arena *arena = arena_new((size_t)1 << 24);
	const char *reason;
	enum read_result result;

	assert_non_null(arena);
	given[0] = '\0';
	result = bundle_read(bytes, arena, note, most, n, &reason);
	assert_int_equal(result == READ_OK, reason == NULL);
	arena_free(arena);
	return result;
}

static enum read_result
read_parts(const struct fixture_part *parts, size_t count, int *most, size_t *n)
{
	struct slice bytes;
	char *zip = fixture_zip(parts, count, &bytes);
	enum read_result result = read_bytes(bytes, most, n);

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
	    {"Thumbs.db", {"x", 1}},
	    {"表.pdf", {"%PDF-1.4 x", 10}},
	    {"图.dat", {"\x89\0\1\2\3\4\5\6\7\x80\xff\xfe", 12}},
	    {"空.txt", {"", 0}}};
	int most = 1;
	size_t n;

	(void)state;
	assert_int_equal(read_parts(parts, 7, NULL, &n), READ_OK);
	assert_int_equal(n, 4);
	assert_string_equal(given, "附件/预算.txt=64;表.pdf=10;图.dat=12;"
	                           "空.txt=0:the file is empty;");
	assert_int_equal(read_parts(parts, 7, &most, &n), READ_OK);
	assert_int_equal(n, 1);
	/* Nothing of it can be a document: then it is no bundle of them. */
	assert_int_equal(read_parts(parts + 5, 2, NULL, &n), READ_NO_DOCUMENT);
}

static void
test_no_bundle(void **state)
{
	struct fixture_part parts[] = {
	    {"word/document.xml", {W W_END, sizeof(W W_END) - 1}},
	    {"mimetype", {"application/vnd.oasis.opendocument.text", 39}},
	    {"a.txt", {PAPER, sizeof(PAPER) - 1}}};
	size_t n;

	(void)state;
	assert_int_equal(read_parts(parts, 3, NULL, &n), READ_NO_DOCUMENT);
	assert_string_equal(given, "");
	assert_int_equal(read_parts(parts + 1, 2, NULL, &n), READ_NO_DOCUMENT);
	assert_string_equal(given, "");
}

static void
test_names(void **state)
{
	static char longest[400];
	struct fixture_part parts[] = {
	    {"../../etc/passwd", {PAPER, sizeof(PAPER) - 1}},
	    {"/root/./a.txt", {PAPER, sizeof(PAPER) - 1}},
	    {"a\\b\\..\\c.txt", {PAPER, sizeof(PAPER) - 1}},
	    {"\xb8\xbd\xbc\xfe/\xd4\xa4\xcb\xe3.txt", /* 附件/预算 in GBK */
	     {PAPER, sizeof(PAPER) - 1}},
	    {"line\nend\tand", {PAPER, sizeof(PAPER) - 1}},
	    {"\xff\xfe\xfd", {PAPER, sizeof(PAPER) - 1}},
	    {longest, {PAPER, sizeof(PAPER) - 1}}};
	size_t n;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof(longest); i += 3)
		memcpy(longest + i, "算", 3);
	assert_int_equal(read_parts(parts, 6, NULL, &n), READ_OK);
	assert_string_equal(given, "etc/passwd=64;root/a.txt=64;a/b/c.txt=64;"
	                           "附件/预算.txt=64;line_end_and=64;"
	                           "member 6=64;");
	assert_int_equal(read_parts(parts + 6, 1, NULL, &n), READ_OK);
	assert_int_equal(strlen(given), 252 + strlen("=64;"));
}

/* A bundle, and documents that are ZIPs too, inside a bundle. */
static void
test_nested(void **state)
{
	const struct fixture_part paper = {"a.txt", {PAPER, sizeof(PAPER) - 1}};
	const struct fixture_part word = {"word/document.xml",
	                                  {W W_END, sizeof(W W_END) - 1}};
	struct fixture_part parts[3] = {{"in.zip", {NULL, 0}},
	                                {"a.docx", {NULL, 0}},
	                                {"cut.docx", {NULL, 0}}};
	char *inner = fixture_zip(&paper, 1, &parts[0].bytes);
	char *docx = fixture_zip(&word, 1, &parts[1].bytes);
	char wanted[200];
	size_t n;

	(void)state;
	parts[2].bytes = (struct slice){docx, parts[1].bytes.len / 2};
	assert_int_equal(read_parts(parts, 3, NULL, &n), READ_OK);
	snprintf(wanted, sizeof(wanted),
	         "in.zip=%zu:a bundle inside a bundle is not opened;"
	         "a.docx=%zu;cut.docx=%zu;",
	         parts[0].bytes.len, parts[1].bytes.len, parts[2].bytes.len);
	assert_string_equal(given, wanted);
	free(inner);
	free(docx);
}

/* A member that cannot be unfolded is told of, and the next comes. */
static void
test_a_spoilt_member(void **state)
{
	struct fixture_part parts[] = {{"a.txt", {PAPER, sizeof(PAPER) - 1}},
	                               {"b.txt", {PAPER, sizeof(PAPER) - 1}}};
	struct slice bytes;
	char *zip = fixture_zip(parts, 2, &bytes);
	char *packed = memmem(zip, bytes.len, "a.txt", 5);
	size_t n;

	(void)state;
	assert_non_null(packed);
	packed[5 + 4] ^= 0x55; /* inside the deflated bytes */
	assert_int_equal(read_bytes(bytes, NULL, &n), READ_OK);
	assert_int_equal(n, 2);
	assert_string_equal(given, "a.txt=0:the ZIP container is damaged or "
	                           "cut off;b.txt=64;");
	free(zip);
}

static void
test_too_many(void **state)
{
	static struct fixture_part parts[BUNDLE_MEMBERS_MOST + 1];
	static char names[BUNDLE_MEMBERS_MOST + 1][8];
	size_t n;

	(void)state;
	for (size_t i = 0; i <= BUNDLE_MEMBERS_MOST; i++) {
		snprintf(names[i], sizeof(names[i]), "%zu", i);
		parts[i] =
		    (struct fixture_part){names[i], {PAPER, sizeof(PAPER) - 1}};
	}
	assert_int_equal(read_parts(parts, BUNDLE_MEMBERS_MOST + 1, NULL, &n),
	                 READ_TOO_LARGE);
	assert_string_equal(given, "");
}

/* One that needs more memory than there is, between two that do not. */
static void
test_a_large_member(void **state)
{
	const size_t size = (size_t)20 << 20;
	char *zeros = calloc(1, size);
	struct fixture_part parts[] = {{"a.txt", {PAPER, sizeof(PAPER) - 1}},
	                               {"large", {zeros, size}},
	                               {"b.txt", {PAPER, sizeof(PAPER) - 1}}};
	size_t n;

	(void)state;
	assert_int_equal(read_parts(parts, 3, NULL, &n), READ_OK);
	assert_string_equal(given,
	                    "a.txt=64;large=0:a part of the file unfolds to "
	                    "more than 300 times its size;b.txt=64;");
	for (size_t i = 0; i < size; i++)
		zeros[i] = (char)(i * i >> 7);
	assert_int_equal(read_parts(parts, 3, NULL, &n), READ_OK);
	assert_string_equal(given, "a.txt=64;large=0:the member needs too much "
	                           "memory;b.txt=64;");
	free(zeros);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_members),
	    cmocka_unit_test(test_no_bundle),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_nested),
	    cmocka_unit_test(test_a_spoilt_member),
	    cmocka_unit_test(test_too_many),
	    cmocka_unit_test(test_a_large_member),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
