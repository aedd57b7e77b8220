/* The whole lower floor: a small paper, and what is no paper. */
#include "ingest/extract.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char paper[] =
    "望都县水利局2022年部门预算信息公开\n"
    "一、“三公”经费预算情况\n"
    "2022年，我局“三公”经费预算3.5万元，其中公务接待费0.5万元、"
    "公务用车运行维护费3万元。\n"
    "1、河道清淤项目绩效目标表\n"
    "\t绩效目标\n\t1.清淤两段河道。\n2.汛前完工。\n\n"
    "\t一级指标\n\t二级指标\n\t三级指标\n\t指标值\n\n"
    "\t产出指标\n\t数量指标\n\t清淤长度\n\t≥12.5公里\n\n\n";

static enum read_result
extract_bytes(void **state, struct slice bytes, const char **reason)
{
	struct reading_fixture *f = *state;

	arena_reset(f->arena);
	return extract(f->know, bytes, f->arena, &f->out, reason);
}

static void
a_small_paper_gives_all_its_records(void **state)
{
	const struct disclosure *d = &((struct reading_fixture *)*state)->out;
	const char *reason;

	assert_int_equal(extract_bytes(state, slice_of(paper), &reason),
	                 READ_OK);
	assert_true(fixture_is(d->head.division_code, "130631"));
	assert_int_equal(d->head.fiscal_year, 2022);
	assert_true(d->facts.n >= 3);
	assert_int_equal(d->projects.n, 1);
	assert_int_equal(d->goals.n, 2);
	assert_int_equal(d->kpis.n, 1);
	assert_true(fixture_is(d->kpis.at[0].value, "12.5"));
	assert_int_equal(d->text.len, sizeof(paper) - 1);
}

static void
equal_bytes_give_equal_records(void **state)
{
	struct reading_fixture *f = *state;
	const char *reason;
	size_t facts, used;

	assert_int_equal(extract_bytes(state, slice_of(paper), &reason),
	                 READ_OK);
	facts = f->out.facts.n;
	used = arena_used(f->arena);
	assert_int_equal(extract_bytes(state, slice_of(paper), &reason),
	                 READ_OK);
	assert_int_equal(f->out.facts.n, facts);
	assert_int_equal(arena_used(f->arena), used);
}

static void
no_document_gives_a_reason(void **state)
{
	const char *reason = NULL;

	assert_int_equal(extract_bytes(state, SLICE(""), &reason),
	                 READ_NO_DOCUMENT);
	assert_true(strlen(reason) > 0);
	assert_int_equal(extract_bytes(state, SLICE(" \n \n"), &reason),
	                 READ_NO_DOCUMENT);
}

/* Words without a single figure are a valid, empty result. */
static void
no_figures_are_no_error(void **state)
{
	const struct disclosure *d = &((struct reading_fixture *)*state)->out;
	const char *reason;

	assert_int_equal(
	    extract_bytes(state, SLICE("今天天气很好。\n"), &reason), READ_OK);
	assert_int_equal(d->facts.n, 0);
	assert_int_equal(d->kpis.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_small_paper_gives_all_its_records),
	    cmocka_unit_test(equal_bytes_give_equal_records),
	    cmocka_unit_test(no_document_gives_a_reason),
	    cmocka_unit_test(no_figures_are_no_error),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
