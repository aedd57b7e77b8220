/* Sections: their kinds, what encloses what, tables of contents. */
#include "ingest/outline.c"

#include "ingest/reader_fixture.h"

static struct disclosure out;
static struct reading r;

static void
outline_of(const char *text)
{
	must_read(text);
	memset(&out, 0, sizeof(out));
	r = (struct reading){.arena = arena, .doc = &doc, .out = &out};
	outline(&r);
}

/* The kind of the section that the words stand in. */
static enum section_kind
kind_at(const char *words)
{
	for (size_t i = 0; i < doc.blocks.n; i++) {
		struct slice s = slice_cut(doc.text, doc.blocks.at[i].span);

		if (slice_find(s, slice_of(words)) != NULL)
			return section_of(&r, i);
	}
	fail_msg("no block holds “%s”", words);
	return SECTION_OTHER;
}

static void
names_sections_by_their_headings(void **state)
{
	(void)state;
	outline_of("山前县林草局2022年部门预算\n"
	           "一、主要职责\n管护全县林草。\n"
	           "二、机构设置\n内设四个股。\n"
	           "三、收支总体情况\n收入300万元。\n"
	           "四、“三公”经费\n共3万元。\n"
	           "五、政府采购情况\n采购1万元。\n"
	           "六、名词解释\n1、基本支出：指日常支出。\n");
	assert_int_equal(kind_at("管护"), SECTION_DUTIES);
	assert_int_equal(kind_at("四个股"), SECTION_UNITS);
	assert_int_equal(kind_at("300万元"), SECTION_OVERALL);
	assert_int_equal(kind_at("共3万元"), SECTION_SANGONG);
	assert_int_equal(kind_at("采购1万元"), SECTION_PROCUREMENT);
	assert_int_equal(kind_at("指日常支出"), SECTION_TERMS);
}

static void
follows_the_numbers_out_of_inner_lists(void **state)
{
	(void)state;
	outline_of("四、绩效信息\n第一部分 整体目标\n一、管护方面\n"
	           "防火全年无事故。\n二、监测方面\n建成三个站点。\n"
	           "第二部分 项目目标\n逐项列出如下。\n"
	           "五、政府采购情况\n采购1万元。\n");
	assert_int_equal(kind_at("无事故"), SECTION_PERFORMANCE);
	assert_int_equal(kind_at("三个站点"), SECTION_PERFORMANCE);
	assert_int_equal(kind_at("逐项列出"), SECTION_PERFORMANCE);
	assert_int_equal(kind_at("采购1万元"), SECTION_PROCUREMENT);
}

static void
keeps_general_headings_with_their_subject(void **state)
{
	(void)state;
	outline_of("一、“三公”经费支出情况\n（一）总体情况\n共3万元。\n"
	           "（二）分项情况\n接待费1万元。\n"
	           "二、其他事项\n没有其他事项。\n");
	assert_int_equal(kind_at("共3万元"), SECTION_SANGONG);
	assert_int_equal(kind_at("接待费1万元"), SECTION_SANGONG);
	assert_int_equal(kind_at("没有其他"), SECTION_OTHER);
}

static void
opens_sections_inside_paragraphs(void **state)
{
	(void)state;
	outline_of("一、“三公”经费。2022年安排3万元，比上年少1万元。\n"
	           "二、名词解释：略去不列。\n");
	assert_int_equal(kind_at("安排3万元"), SECTION_SANGONG);
	assert_int_equal(kind_at("略去"), SECTION_TERMS);
}

static void
does_not_leave_duties_or_terms_for_their_items(void **state)
{
	(void)state;
	outline_of("一、部门职责\n（一）政府采购。负责全县政府采购监督。\n"
	           "（二）绩效管理。组织全县绩效评价。\n"
	           "二、名词解释\n（一）“三公”经费：指三项费用。\n"
	           "（二）政府采购：指使用财政资金采购。\n");
	assert_int_equal(kind_at("采购监督"), SECTION_DUTIES);
	assert_int_equal(kind_at("绩效评价"), SECTION_DUTIES);
	assert_int_equal(kind_at("三项费用"), SECTION_TERMS);
	assert_int_equal(kind_at("使用财政资金"), SECTION_TERMS);
}

static void
opens_nothing_in_a_table_of_contents(void **state)
{
	(void)state;
	outline_of("山前县林草局部门预算\n目　录\n第一部分　概况……1\n"
	           "第二部分　名词解释……9\n第一部分　概况\n一、职责\n"
	           "管护林草。\n第二部分　名词解释\n基本支出：指日常支出。\n");
	assert_int_equal(kind_at("管护"), SECTION_DUTIES);
	assert_int_equal(kind_at("指日常支出"), SECTION_TERMS);
	for (size_t i = 0; i < r.sections.n; i++)
		assert_true(r.sections.at[i].first != 2 &&
		            r.sections.at[i].first != 3);
}

static void
knows_quoted_rules(void **state)
{
	(void)state;
	outline_of("一、“三公”经费\n共3万元。\n第一条 公务接待应当从简。\n"
	           "第二条 接待费不得超过5万元。\n二、政府采购情况\n1万元。\n");
	assert_int_equal(kind_at("不得超过"), SECTION_LAW);
	assert_int_equal(kind_at("共3万元"), SECTION_SANGONG);
	assert_int_equal(kind_at("1万元。"), SECTION_PROCUREMENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_sections_by_their_headings),
	    cmocka_unit_test(follows_the_numbers_out_of_inner_lists),
	    cmocka_unit_test(keeps_general_headings_with_their_subject),
	    cmocka_unit_test(opens_sections_inside_paragraphs),
	    cmocka_unit_test(does_not_leave_duties_or_terms_for_their_items),
	    cmocka_unit_test(opens_nothing_in_a_table_of_contents),
	    cmocka_unit_test(knows_quoted_rules),
	};

	return cmocka_run_group_tests_name("outline", tests, set_up, tear_down);
}
