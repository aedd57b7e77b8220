/*
 * What a person is told of a small paper with one of everything; and that
 * nothing is noted, and nothing read differently, unless somebody asks.
 */
#include "ingest/notes.c"

#include "ingest/extract.h"
#include "ingest/reading_fixture.h"
#include "ingest/record.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char paper[] =
    "望都县水利局2022年部门预算信息公开\n"
    "目 录\n"
    "一、主要职责\n"
    "二、“三公”经费预算情况\n"
    "三、附表\n"
    "一、主要职责\n"
    "负责管理全县3条河道，每年投入50万元。\n"
    "二、“三公”经费预算情况\n"
    "2022年，我局“三公”经费预算3.5万元，其中公务接待费0.5万元。"
    "另有旧账7.7万元待查。\n"
    "三、附表\n"
    "部门收支总表\n"
    "单位：万元\n"
    "项目\t2022年预算数\t2021年预算数\n"
    "本年支出合计\t20.00\t18.00\n"
    "天外来物\t3.00\t2.00\n\n"
    "办公地点一览\n"
    "街道\t门牌\t邮编\n"
    "和平路\t甲门\t总部\n"
    "建设路\t乙门\t分部\n\n"
    "1、河道清淤项目绩效目标表\n"
    "绩效目标\t清淤两段河道。\n"
    "一级指标\t二级指标\t三级指标\t指标值\n"
    "产出指标\t数量指标\t清淤长度\t≥12.5公里\n\n";

static const struct disclosure *
explained(void **state, const char *text)
{
	struct reading_fixture *f = *state;
	const char *reason;

	arena_reset(f->arena);
	assert_int_equal(extract_explained(f->know, slice_of(text), f->arena,
	                                   &f->out, &reason),
	                 READ_OK);
	return &f->out;
}

static struct slice
cut(const struct disclosure *d, struct span where)
{
	return slice_cut(d->text, where);
}

static void
words_decide_the_identity(void **state)
{
	const struct disclosure *d = explained(state, paper);
	unsigned seen[EVIDENCE_TYPE + 1] = {0};

	for (size_t i = 0; i < d->grounds.n; i++) {
		const struct ground *g = &d->grounds.at[i];

		seen[g->of]++;
		if (g->of == EVIDENCE_PLACE)
			assert_true(fixture_is(g->words, "望都县"));
		if (g->of == EVIDENCE_ISSUER)
			assert_true(fixture_is(g->words, "望都县水利局"));
		if (g->span.end > g->span.start)
			assert_true(slice_is(cut(d, g->span), g->words));
	}
	for (unsigned e = EVIDENCE_PLACE; e <= EVIDENCE_TYPE; e++)
		assert_int_equal(seen[e], 1);
}

static const struct chapter *
chapter_of(const struct disclosure *d, enum section_kind kind)
{
	for (size_t i = 0; i < d->chapters.n; i++)
		if (d->chapters.at[i].kind == kind)
			return &d->chapters.at[i];
	fail_msg("no chapter of kind %u", (unsigned)kind);
	return NULL;
}

static void
sections_say_what_was_read_in_them(void **state)
{
	const struct disclosure *d = explained(state, paper);
	const struct chapter *c = chapter_of(d, SECTION_DUTIES);

	assert_int_equal(c->ignored, IGNORED_DUTIES);
	assert_int_equal(c->figures, 0);
	assert_true(fixture_is(c->heading, "一、主要职责"));
	c = chapter_of(d, SECTION_SANGONG);
	assert_int_equal(c->ignored, IGNORED_NONE);
	assert_int_equal(c->figures, 3);
	assert_int_equal(c->read, 2);
	assert_true(
	    slice_starts(cut(d, c->span), SLICE("二、“三公”经费预算情况")));
}

static bool
passed(const struct disclosure *d, enum ignored why, const char *words)
{
	for (size_t i = 0; i < d->passed.n; i++)
		if (d->passed.at[i].ignored == why &&
		    slice_find(cut(d, d->passed.at[i].span), slice_of(words)) !=
		        NULL)
			return true;
	return false;
}

static void
what_is_passed_over_is_named(void **state)
{
	const struct disclosure *d = explained(state, paper);

	assert_true(passed(d, IGNORED_CONTENTS, "目 录"));
	assert_true(passed(d, IGNORED_AMOUNT, "7.7"));
	assert_true(passed(d, IGNORED_ROW, "天外来物"));
	assert_false(passed(d, IGNORED_AMOUNT, "3.5"));
	assert_false(passed(d, IGNORED_ROW, "本年支出合计"));
	assert_int_equal(d->passed.n, 3);
}

static const struct sheet_note *
sheet_of(const struct disclosure *d, enum table_kind kind)
{
	for (size_t i = 0; i < d->sheets.n; i++)
		if (d->sheets.at[i].kind == kind)
			return &d->sheets.at[i];
	fail_msg("no table of kind %u", (unsigned)kind);
	return NULL;
}

static const struct column_note *
column_of_sheet(const struct disclosure *d, const struct sheet_note *n,
                int64_t place)
{
	for (size_t i = 0; i < d->columns.n; i++)
		if (d->columns.at[i].sheet == n - d->sheets.at + 1 &&
		    d->columns.at[i].place == place)
			return &d->columns.at[i];
	fail_msg("no column %d", (int)place);
	return NULL;
}

static void
figures_say_what_their_columns_hold(void **state)
{
	const struct disclosure *d = explained(state, paper);
	const struct sheet_note *n = sheet_of(d, TABLE_FIGURES);
	const struct column_note *c = column_of_sheet(d, n, 2);

	assert_true(fixture_is(n->caption, "部门收支总表"));
	assert_true(fixture_is(n->unit, "万元"));
	assert_int_equal(n->rows, 2);
	assert_int_equal(n->taken, 1);
	assert_int_equal(n->figures, 4);
	assert_int_equal(n->read, 2);
	assert_true(fixture_is(c->words, "2022年预算数"));
	assert_int_equal(c->takes, COLUMN_FIGURE);
	assert_int_equal(c->year, 2022);
	assert_int_equal(c->stage, STAGE_BUDGET);
	assert_int_equal(column_of_sheet(d, n, 1)->takes, COLUMN_LABEL);
	assert_int_equal(column_of_sheet(d, n, 3)->year, 2021);
}

static void
other_tables_say_what_they_are(void **state)
{
	const struct disclosure *d = explained(state, paper);
	const struct sheet_note *n = sheet_of(d, TABLE_KPI);

	assert_int_equal(n->rows, 1);
	assert_int_equal(n->taken, 1);
	assert_int_equal(column_of_sheet(d, n, 4)->takes, COLUMN_TARGET);
	n = sheet_of(d, TABLE_NONE);
	assert_int_equal(n->ignored, IGNORED_WORDY);
	assert_int_equal(n->rows, 3);
}

/* Every span lies in the text, however damaged the paper is. */
static void
spans_stay_inside(void **state)
{
	char broken[sizeof(paper)];

	for (size_t i = 0; i < sizeof(paper) - 1; i += 7) {
		const struct disclosure *d;

		memcpy(broken, paper, sizeof(paper));
		memset(broken + i, '\t', 1);
		d = explained(state, broken);
		for (enum record_id id = RECORD_CHAPTER; id < RECORD_N; id++) {
			const struct record *r = record(id);
			size_t n;
			const char *at = record_list(d, id, &n);

			for (size_t k = 0; k < n; k++, at += r->size) {
				const struct span *s =
				    (const void *)(at +
				                   r->fields[r->n_fields - 1]
				                       .offset);

				assert_true(s->start <= s->end);
				assert_true(s->end <= d->text.len);
			}
		}
	}
}

static void
nothing_is_noted_unasked(void **state)
{
	struct reading_fixture *f = *state;
	size_t facts = explained(state, paper)->facts.n;
	const char *reason;

	arena_reset(f->arena);
	assert_int_equal(
	    extract(f->know, slice_of(paper), f->arena, &f->out, &reason),
	    READ_OK);
	assert_int_equal(f->out.facts.n, facts);
	for (enum record_id id = RECORD_GROUND; id < RECORD_N; id++) {
		size_t n;

		assert_null(record(id)->table);
		record_list(&f->out, id, &n);
		assert_int_equal(n, 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_decide_the_identity),
	    cmocka_unit_test(sections_say_what_was_read_in_them),
	    cmocka_unit_test(what_is_passed_over_is_named),
	    cmocka_unit_test(figures_say_what_their_columns_hold),
	    cmocka_unit_test(other_tables_say_what_they_are),
	    cmocka_unit_test(spans_stay_inside),
	    cmocka_unit_test(nothing_is_noted_unasked),
	};

	return cmocka_run_group_tests_name("notes", tests, fixture_open,
	                                   fixture_close);
}
