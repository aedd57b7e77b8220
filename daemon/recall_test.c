/* Jobs that are over: a document, a bundle, bytes that nobody handed in. */
#include "daemon/recall.c"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "daemon/spool_fixture.h"
#include "ingest/write_all.h"

#define JOB "ab00000000000000000000000000000000000000000000000000000000000000"
#define ONE "0100000000000000000000000000000000000000000000000000000000000000"
#define TWO "0200000000000000000000000000000000000000000000000000000000000000"

/* The database is played by the test: a row is a list of cells. */
const char *
pool_cell(const struct pool_answer *answer, unsigned row, unsigned column)
{
	const char *const *cells = (const void *)answer->rows;

	assert_int_equal(row, 0);
	return cells[column];
}

static const char *const loaded[] = {"loaded", "130634", "42", "3", "t", NULL};
static const char *const parked[] = {"parked", NULL, NULL,
                                     NULL,     NULL, "locked"};

static bool
take(struct recall *r, const char *const *cells)
{
	const struct pool_answer answer = {.n_rows = cells == NULL ? 0 : 1,
	                                   .rows = (const void *)cells};

	return recall_take(r, &answer);
}

static int
setup(void **state)
{
	log_threshold(LOG_LEVEL_ERROR);
	return spool_set_up(state);
}

static void
record(const char *text)
{
	char file[SPOOL_FILE];
	int fd;

	spool_bundle_file(JOB, file);
	fd = openat(spool.bundles, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_true(fd >= 0);
	assert_true(write_all(fd, text, strlen(text)));
	close(fd);
}

static void
says(const struct recall *r, const char *wanted)
{
	struct jsonout out;
	struct slice text;

	jsonout_init(&out);
	recall_write(r, &out);
	assert_true(jsonout_ok(&out));
	text = jsonout_text(&out);
	if (!slice_is(text, slice_of(wanted)))
		fail_msg("%.*s", (int)text.len, text.at);
	jsonout_fini(&out);
}

static void
a_document_is_looked_up(void **state)
{
	struct recall *r = recall_new(&spool, ONE);

	(void)state;
	assert_string_equal(recall_wanted(r), ONE);
	assert_true(take(r, loaded));
	assert_null(recall_wanted(r));
	says(r, "{\"job\":\"" ONE "\",\"state\":\"loaded\",\"disclosure\":"
	        "\"130634.42\",\"revision\":3,\"reason\":null}");
	recall_free(r);
}

static void
what_nobody_knows_is_no_job(void **state)
{
	struct recall *r = recall_new(&spool, ONE);

	(void)state;
	assert_false(take(r, NULL));
	assert_false(recall_is_spoilt(r));
	recall_free(r);
}

#define MEMBER(sha, name)                        \
	"{\"job\":\"" sha "\",\"sha256\":\"" sha \
	"\",\"state\":\"accepted\",\"name\":\"" name "\",\"bytes\":5"
#define BUNDLE(members) \
	"{\"job\":\"" JOB "\",\"state\":\"bundle\",\"members\":[" members "]}"

/* One member is loaded, one aside, and one still on its way. */
static void
members_are_looked_up(void **state)
{
	struct recall *r;

	(void)state;
	record(BUNDLE(MEMBER(ONE, "z/一") "}," MEMBER(TWO, "z/b") "}," MEMBER(
	    ONE, "z/c") "}"));
	r = recall_new(&spool, JOB);
	assert_string_equal(recall_wanted(r), ONE);
	assert_true(take(r, loaded));
	assert_string_equal(recall_wanted(r), TWO);
	assert_true(take(r, parked));
	assert_string_equal(recall_wanted(r), ONE);
	assert_true(take(r, NULL));
	assert_null(recall_wanted(r));
	says(r,
	     "{\"job\":\"" JOB "\",\"state\":\"bundle\",\"members\":[{\"job\":"
	     "\"" ONE "\",\"sha256\":\"" ONE "\",\"state\":\"loaded\",\"name\":"
	     "\"z/一\",\"bytes\":5,\"disclosure\":\"130634.42\",\"revision\":3,"
	     "\"reason\":null},{\"job\":\"" TWO "\",\"sha256\":\"" TWO
	     "\",\"state\":\"parked\",\"name\":\"z/b\",\"bytes\":5,"
	     "\"disclosure\":null,\"revision\":null,\"reason\":\"locked\"}"
	     "," MEMBER(ONE, "z/c") "}]}");
	recall_free(r);
}

/* A record that is spoilt does not hide what the database knows, and is not
 * taken for none. */
static void
a_spoilt_record_is_told(void **state)
{
	static const char *const texts[] = {
	    "", "{\"members\":3}", "[1]", "{\"members\":[}",
	    BUNDLE(MEMBER(ONE, "z/a") "},{\"job\":null}")};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct recall *r;

		record(texts[i]);
		r = recall_new(&spool, JOB);
		assert_string_equal(recall_wanted(r), JOB);
		assert_false(take(r, NULL));
		assert_true(recall_is_spoilt(r));
		recall_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_document_is_looked_up),
	    cmocka_unit_test(what_nobody_knows_is_no_job),
	    cmocka_unit_test(members_are_looked_up),
	    cmocka_unit_test(a_spoilt_record_is_told),
	};

	return cmocka_run_group_tests_name("recall", tests, setup,
	                                   spool_tear_down);
}
