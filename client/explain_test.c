/* A page for a person, from a disclosure made by hand. */
#include "client/explain.c"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "ingest/finding.h"

#define TEXT                                                                                             \
	"一、三公经费\n三公经费1.2万元，接待费0.5万元，比上年减少0.1万元。\n" \
	"另有7万元。\n表\n项目 预算数\n会议费 3\n二、职责\n管河道。\n"

static const struct input file = {.name = "a.txt", .bytes = 1234567};

static struct span
place(const char *words)
{
	const char *at = strstr(TEXT, words);

	assert_non_null(at);
	return (struct span){(uint32_t)(at - TEXT),
	                     (uint32_t)((size_t)(at - TEXT) + strlen(words))};
}

/* From the first words to the last. */
static struct span
between(const char *from, const char *to)
{
	return (struct span){place(from).start, place(to).end};
}

/* One record of each kind that is shown. */
static struct disclosure
sample(struct arena *a)
{
	struct disclosure d = {.text = SLICE(TEXT)};
	struct span where = place("0.1");

	d.head.title = SLICE("望都县水利局2022年预算");
	d.head.division_name = SLICE("望都县");
	d.head.fiscal_year = 2022;
	*(struct ground *)record_append(&d, a, RECORD_GROUND) =
	    (struct ground){EVIDENCE_PLACE, SLICE("望都"), {0, 0}};
	*(struct fact *)record_append(&d, a, RECORD_FACT) =
	    (struct fact){.measure = SLICE("sangong.total"),
	                  .year = 2022,
	                  .stage = STAGE_BUDGET,
	                  .amount = money_of_fen(1200000),
	                  .presence = PRESENCE_STATED,
	                  .span = place("1.2")};
	*(struct fact *)record_append(&d, a, RECORD_FACT) = (struct fact){
	    .measure = SLICE("meeting"),
	    .year = 2022,
	    .stage = STAGE_BUDGET,
	    .amount = money_of_fen(3000050),
	    .presence = PRESENCE_STATED,
	    .span = {place("会议费 3").end - 1, place("会议费 3").end}};
	*(struct change *)record_append(&d, a, RECORD_CHANGE) =
	    (struct change){.measure = SLICE("sangong.total"),
	                    .year = 2022,
	                    .stage = STAGE_BUDGET,
	                    .basis = BASIS_PRIOR_YEAR,
	                    .delta = money_of_fen(-100000),
	                    .span = where};
	disclosure_find(&d, a, FOUND_REASON_OPPOSITE, &where, 1,
	                SAID(said_words("words", SLICE("减少"))));
	disclosure_find(&d, a, FOUND_CHAPTER_MISSING, NULL, 0,
	                SAID(said_words("chapter", SLICE("机关运行经费"))));
	*(struct chapter *)record_append(&d, a, RECORD_CHAPTER) =
	    (struct chapter){SECTION_SANGONG,
	                     SLICE("一、三公经费"),
	                     IGNORED_NONE,
	                     3,
	                     2,
	                     between("一、", "会议费 3")};
	*(struct chapter *)record_append(&d, a, RECORD_CHAPTER) =
	    (struct chapter){SECTION_DUTIES,
	                     SLICE("二、职责"),
	                     IGNORED_DUTIES,
	                     0,
	                     0,
	                     between("二、职责", "管河道。")};
	*(struct sheet_note *)record_append(&d, a, RECORD_SHEET) =
	    (struct sheet_note){TABLE_FIGURES,
	                        IGNORED_NONE,
	                        SLICE("表"),
	                        SLICE("万元"),
	                        1,
	                        1,
	                        1,
	                        1,
	                        between("项目", "会议费 3")};
	*(struct column_note *)record_append(&d, a, RECORD_COLUMN) =
	    (struct column_note){.sheet = 1,
	                         .place = 2,
	                         .words = SLICE("预算数"),
	                         .takes = COLUMN_FIGURE,
	                         .year = 2022,
	                         .stage = STAGE_BUDGET};
	*(struct passed *)record_append(&d, a, RECORD_PASSED) =
	    (struct passed){IGNORED_AMOUNT, place("7")};
	return d;
}

static char *
page_of(const struct disclosure *d, enum language language, size_t columns)
{
	static char out[20000];
	struct screen s = {.language = language, .columns = columns};

	memset(out, 0, sizeof(out));
	s.out = fmemopen(out, sizeof(out), "w");
	assert_true(explain_print(&s, &file, d));
	fclose(s.out);
	return out;
}

static void
a_page_in_chinese(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct disclosure d = sample(a);

	(void)state;
	assert_string_equal(
	    page_of(&d, LANGUAGE_ZH, 0),
	    "望都县水利局2022年预算\n"
	    "  文件      a.txt · 1,234,567 B\n"
	    "  地区      望都县                                    据“望都”\n"
	    "  口径      不明\n"
	    "  年度      2022\n"
	    "  类型      不明\n"
	    "\n"
	    "一、三公经费  ‹“三公”›  金额 2/3\n"
	    "    “三公”经费合计  2022 预算数         12,000    "
	    "三公经费【1.2】万元，接待费0.5万元，比上年减少0.1万元。\n"
	    "    “三公”经费合计  2022 预算数 比上年  -1,000    "
	    "三公经费1.2万元，接待费0.5万元，比上年减少【0.1】万元。\n"
	    "  ! 疑点 · 增减率或方向与金额不符\n"
	    "    “减少”：所述原因与增减方向相反\n"
	    "    – 没有指标认领的金额  另有【7】万元。\n"
	    "  [收支表] 表 · 单位 万元 · 行 1/1 · 金额 1/1\n"
	    "     2  预算数  → 金额 · 2022 · 预算数\n"
	    "    会议费          2022 预算数         30,000.5  "
	    "会议费 【3】\n"
	    "\n"
	    "二、职责  ‹职责›  – 职责任务，不取数字\n"
	    "\n"
	    "全文\n"
	    "  ! 提示 · 缺少规定内容\n"
	    "    全文未提及机关运行经费\n"
	    "\n"
	    "数据 2 · 增减 1 · 数量 0\n"
	    "问题：错误 0，疑点 1，提示 1\n"
	    "金额：4 处中用了 3 处（75.0%）\n");
	arena_free(a);
}

/* No line is wider than the screen, except for the marks of a narrow one. */
static void
lines_fit_the_screen(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct disclosure d = sample(a);

	(void)state;
	for (size_t columns = 80; columns <= 200; columns += 8) {
		char *rest = page_of(&d, LANGUAGE_EN, columns), *line;

		while ((line = strsep(&rest, "\n")) != NULL)
			assert_true(width(slice_of(line)) <= columns);
	}
	assert_non_null(strstr(page_of(&d, LANGUAGE_EN, 120),
	                       "San gong expenses, all three"));
	assert_non_null(strstr(page_of(&d, LANGUAGE_EN, 120),
	                       "duties are not read for figures"));
	assert_non_null(strstr(page_of(&d, LANGUAGE_EN, 120),
	                       "“减少”: the reason says the opposite"));
	arena_free(a);
}

/* The figure line that the outline took for a heading is no heading. */
static void
lines_of_figures_are_no_headings(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct disclosure d = sample(a);
	struct chapter *c = record_append(&d, a, RECORD_CHAPTER);

	(void)state;
	*c = (struct chapter){
	    SECTION_SANGONG,  SLICE("会议费 3"), IGNORED_NONE, 0, 0,
	    place("会议费 3")};
	assert_null(strstr(page_of(&d, LANGUAGE_ZH, 0), "\n会议费 3"));
	c->kind = SECTION_DUTIES;
	assert_non_null(strstr(page_of(&d, LANGUAGE_ZH, 0), "\n会议费 3"));
	arena_free(a);
}

static void
unknown_rows_are_counted(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	struct disclosure d = sample(a);
	const char *page, *last;

	(void)state;
	for (unsigned i = 0; i < ROWS_SHOWN + 3; i++)
		*(struct passed *)record_append(&d, a, RECORD_PASSED) =
		    (struct passed){IGNORED_ROW, place("会议费 3")};
	page = page_of(&d, LANGUAGE_ZH, 0);
	assert_non_null(strstr(page, "另有 3 行没有认得的行名"));
	last = strstr(page, "– 没有认得的行名");
	for (unsigned i = 1; i < ROWS_SHOWN; i++) {
		assert_non_null(last);
		last = strstr(last + 1, "– 没有认得的行名");
	}
	assert_non_null(last);
	assert_null(strstr(last + 1, "– 没有认得的行名"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_in_chinese),
	    cmocka_unit_test(lines_fit_the_screen),
	    cmocka_unit_test(lines_of_figures_are_no_headings),
	    cmocka_unit_test(unknown_rows_are_counted),
	};

	return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
