/* Indicators that are printed as lines. */
#include "ingest/kpi_line.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void
reads(const char *line, const char *level1, const char *level2,
      const char *level3, const char *target)
{
	struct kpi_words w;

	assert_true(kpi_line(slice_of(line), &w));
	assert_true(slice_is(w.level1, slice_of(level1)));
	assert_true(slice_is(w.level2, slice_of(level2)));
	assert_true(slice_is(w.level3, slice_of(level3)));
	assert_true(slice_is(w.target, slice_of(target)));
}

static void
chains_of_levels(void **state)
{
	(void)state;
	reads("产出指标——数量指标——车行道长度：≥3公里", "产出指标", "数量指标",
	      "车行道长度", "≥3公里");
	reads("满意度指标-服务对象满意度指标-商户满意度: ≥80%", "满意度指标",
	      "服务对象满意度指标", "商户满意度", "≥80%");
}

static void
one_level_alone(void **state)
{
	(void)state;
	reads("　数量指标：新建泵站　≥1座", "", "数量指标", "新建泵站", "≥1座");
	reads("数量指标: 新建泵站: ≥1座", "", "数量指标", "新建泵站", "≥1座");
	/* 成本 is a second level where no other follows. */
	reads("成本指标：单位投资　≤1220元", "", "成本指标", "单位投资",
	      "≤1220元");
	reads("产出指标：新建泵站　≥1座", "产出指标", "", "新建泵站", "≥1座");
}

static void
other_lines_are_none(void **state)
{
	struct kpi_words w;

	(void)state;
	assert_false(kpi_line(SLICE("主要职责：编制规划"), &w));
	assert_false(kpi_line(SLICE("数量指标"), &w));
	assert_false(kpi_line(SLICE("数量指标："), &w));
	assert_false(kpi_line(SLICE("数量指标：甲"), &w));
	assert_false(kpi_line(SLICE(""), &w));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(chains_of_levels),
	    cmocka_unit_test(one_level_alone),
	    cmocka_unit_test(other_lines_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
