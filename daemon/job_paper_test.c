/* What the loader is told of a document. */
#include "daemon/job.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>
#include <jansson.h>

#include "ingest/finding.h"

static struct arena *arena;
static struct jobs jobs;
static struct job *job;
static struct frame_result result;

static int
setup(void **state)
{
	const struct spool_key key = {.received = 1700000000123456,
	                              .sha256 = {0xab, 1}};

	(void)state;
	arena = arena_new((size_t)1 << 20);
	jobs_init(&jobs);
	job = job_found(&jobs, &key);
	job_set_title(job, "a \"b\"\\c");
	job->bytes = 99;
	result = (struct frame_result){.arena = arena, .done = true};
	result.disclosure.text = SLICE("0123456789");
	result.disclosure.head = (struct head){
	    .title = SLICE("曲阳县\n预算"),
	    .division_code = SLICE("130634"),
	    .division_name = SLICE("曲阳县"),
	    .scope = SCOPE_DEPARTMENT,
	    .department_key = SLICE("住建局"),
	    .fiscal_year = 2021,
	    .doc_type = DOC_BUDGET,
	};
	return arena == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	jobs_fini(&jobs);
	arena_free(arena);
	return 0;
}

/* The job's head as JSON. */
static json_t *
head(void)
{
	const struct slice text = job->work->loading.head;
	json_t *json = json_loadb(text.at, text.len, 0, NULL);

	assert_non_null(json);
	return json;
}

static void
assert_member(const json_t *object, const char *name, const char *value)
{
	const json_t *member = json_object_get(object, name);

	if (value == NULL)
		assert_true(json_is_null(member));
	else
		assert_string_equal(json_string_value(member), value);
}

static void
test_a_paper(void **state)
{
	json_t *json;

	(void)state;
	job_take_result(&jobs, job, &result);
	json = head();
	assert_member(json, "name", "a \"b\"\\c");
	assert_member(json, "title", "曲阳县\n预算");
	assert_member(json, "division_code", "130634");
	assert_member(json, "scope", "department");
	assert_member(json, "department_kind", NULL);
	assert_member(json, "doc_type", "budget");
	assert_member(json, "received_at", "2023-11-14T22:13:20.123456Z");
	assert_int_equal(
	    json_integer_value(json_object_get(json, "fiscal_year")), 2021);
	assert_int_equal(json_integer_value(json_object_get(json, "bytes")),
	                 99);
	assert_memory_equal(json_string_value(json_object_get(json, "sha256")),
	                    "ab0100", 6);
	/* What has no column is not sent. */
	assert_null(json_object_get(json, "division_name"));
	assert_null(json_object_get(json, "reason"));
	json_decref(json);
	assert_ptr_equal(job->work->loading.rows, &job->work->rows);
	assert_int_equal(jobs.held, strlen("0123456789\n"));
	assert_null(job->work->unknown);
}

static void
test_unplaced_goes_with_its_findings(void **state)
{
	json_t *json, *finding;

	(void)state;
	result.disclosure.head.division_code = SLICE_NONE;
	result.disclosure.head.fiscal_year = 0;
	disclosure_find(&result.disclosure, arena, FOUND_COUNTY_UNNAMED, NULL,
	                0, NULL, 0);
	job_take_result(&jobs, job, &result);
	json = head();
	assert_member(json, "division_code", NULL);
	finding = json_array_get(json_object_get(json, "findings"), 0);
	assert_member(finding, "code", "unknown_county");
	assert_member(finding, "severity", "error");
	assert_member(finding, "message",
	              "no county, city or province is named");
	assert_member(finding, "message_zh", "未写明县、市、省的名称");
	json_decref(json);
	assert_string_equal(job->work->unknown,
	                    "its county and year are unknown");
}

static void
expect_reason(const char *reason)
{
	json_t *json = head(), *finding;

	assert_string_equal(job->reason, reason);
	assert_member(json, "reason", reason);
	finding = json_array_get(json_object_get(json, "findings"), 0);
	assert_member(finding, "code", "unreadable");
	assert_member(finding, "message", reason);
	json_decref(json);
	assert_null(job->work->loading.rows);
	assert_int_equal(jobs.held, 0);
}

static void
test_a_refusal(void **state)
{
	(void)state;
	result = (struct frame_result){
	    .refused = READ_DAMAGED, .reason = SLICE("cut off"), .done = true};
	job_take_result(&jobs, job, &result);
	expect_reason("cut off");
}

static void
test_a_scan(void **state)
{
	(void)state;
	disclosure_find(&result.disclosure, arena, FOUND_NOT_READ, NULL, 0,
	                SAID(said_reason("reason", "only pictures")));
	job_take_result(&jobs, job, &result);
	expect_reason("only pictures");
}

/* The database refused its rows: they go, the reason stays. */
static void
test_rows_then_a_reason(void **state)
{
	(void)state;
	job_take_result(&jobs, job, &result);
	assert_true(jobs.held > 0);
	job_take_reason(&jobs, job, "out of range");
	expect_reason("out of range");
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_a_paper),
	    TEST(test_unplaced_goes_with_its_findings),
	    TEST(test_a_refusal),
	    TEST(test_a_scan),
	    TEST(test_rows_then_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
