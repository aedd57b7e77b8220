/* The old office files: which is which, and what is said without a tool. */
#include "ingest/read_legacy.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* An OLE container with one entry in its directory. */
static struct slice
container(struct slice name)
{
	static char bytes[1024];

	memset(bytes, 0, sizeof(bytes));
	memcpy(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
	memcpy(bytes + 512 + ENTRY_SIZE, name.at, name.len);
	return (struct slice){bytes, sizeof(bytes)};
}

static void
tells_them_apart(void **state)
{
	(void)state;
	assert_true(takes_doc(container(SLICE(WORD))));
	assert_false(takes_xls(container(SLICE(WORD))));
	assert_true(takes_xls(container(SLICE(WORKBOOK))));
	assert_true(takes_xls(container(SLICE(BOOK))));
	assert_false(takes_doc(SLICE("WordDocument")));
}

static void
says_what_is_missing(void **state)
{
	struct document doc = {.media_type = "application/msword"};
	struct arena *a = arena_new((size_t)1 << 20);
	const char *reason = NULL;

	(void)state;
	assert_int_equal(
	    read_doc(container(SLICE(WORD)), NULL, a, &doc, &reason),
	    READ_NO_TEXT);
	assert_non_null(strstr(reason, "LibreOffice"));
	assert_int_equal(read_doc(container(SLICE("")), NULL, a, &doc, &reason),
	                 READ_DAMAGED);
	assert_int_equal(refuse(CONVERT_NO_TOOL, true, &reason), READ_NO_TEXT);
	assert_non_null(strstr(reason, "libreoffice-writer"));
	assert_int_equal(refuse(CONVERT_NO_TOOL, false, &reason), READ_NO_TEXT);
	assert_non_null(strstr(reason, "libreoffice-calc"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_them_apart),
	    cmocka_unit_test(says_what_is_missing),
	};

	return cmocka_run_group_tests_name("read_legacy", tests, NULL, NULL);
}
