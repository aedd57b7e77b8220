/* Doubts about indicators: what must be said, and what must not. */
#include "ingest/check_kpi.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct reading *
kpis(void **state, const char *rows)
{
	static char text[4096];
	struct reading *r;

	assert_true(snprintf(text, sizeof(text),
	                     "1、某项目绩效目标表\n\n"
	                     "一级指标|二级指标|三级指标|指标值\n%s",
	                     rows) < (int)sizeof(text));
	r = fixture_read(state, text);
	tables(r);
	check_kpis(r);
	return r;
}

static void
clean_rows_are_left_alone(void **state)
{
	const struct reading *r =
	    kpis(state, "产出指标|数量指标|新建泵站|≥3座\n"
	                "产出指标|数量指标|巡查频率|≥2次/月\n"
	                "产出指标|质量指标|验收合格率|100%\n"
	                "产出指标|时效指标|完工时间|6月30日前\n"
	                "产出指标|时效指标|抢修及时率|≥98%\n"
	                "产出指标|成本指标|单位成本|≤45元/次\n"
	                "产出指标|成本指标|公用经费控制率|≤100%\n"
	                "产出指标|成本指标|采购节约率|≥5%\n"
	                "效益指标|社会效益指标|通行缩短时间|≥10分钟\n"
	                "效益指标|社会效益指标|每年宣传|三次\n"
	                "满意度指标|服务对象满意度指标|居民满意度|≥90分");

	assert_int_equal(r->out->kpis.n, 11);
	assert_int_equal(r->out->findings.n, 0);
}

static void
units_must_fit_the_name(void **state)
{
	const struct reading *r =
	    kpis(state, "产出指标|质量指标|补助完成率|≥30户\n"
	                "产出指标|数量指标|管网长度|≥90%\n"
	                "产出指标|成本指标|租地成本|≥4%\n"
	                "产出指标|数量指标|覆盖情况（%）|15人\n"
	                "产出指标|数量指标|惠及学校（所）|≥60%\n"
	                "产出指标|时效指标|工期天数|80%");

	assert_int_equal(fixture_findings(r, KPI_UNIT_MISMATCH), 6);
	assert_true(fixture_found(r, KPI_UNIT_MISMATCH, "≥30户"));
	/* One doubt about a number is enough. */
	assert_int_equal(fixture_findings(r, KPI_DIRECTION_DOUBTFUL), 0);
}

static void
words_cannot_be_measured(void **state)
{
	const struct reading *r =
	    kpis(state, "效益指标|社会效益指标|环境改善情况|明显改善\n"
	                "产出指标|质量指标|工程质量|合格\n"
	                "产出指标|质量指标|培训合格率|98个%");

	assert_int_equal(fixture_findings(r, KPI_NOT_MEASURABLE), 1);
	assert_true(fixture_found(r, KPI_NOT_MEASURABLE, "明显改善"));
	assert_int_equal(fixture_findings(r, KPI_MALFORMED_TARGET), 1);
}

static void
bounds_must_point_the_right_way(void **state)
{
	const struct reading *r =
	    kpis(state, "产出指标|成本指标|处理单价|≥2元/吨\n"
	                "产出指标|时效指标|故障响应时间|≥4小时\n"
	                "产出指标|质量指标|设备完好合格率|≤80%\n"
	                "产出指标|成本指标|成本控制率|≤95%\n"
	                "产出指标|成本指标|成本下降率|≥3%");

	assert_int_equal(fixture_findings(r, KPI_DIRECTION_DOUBTFUL), 3);
}

static void
indicators_have_their_level(void **state)
{
	const struct reading *r =
	    kpis(state, "产出指标|数量指标|水样合格率|≥95%\n"
	                "产出指标|质量指标|铺设长度|≥2公里\n"
	                "效益指标|社会效益指标|村民满意度|≥90%\n"
	                "满意度指标|服务对象满意度指标|使用年限|≥20年\n"
	                "产出指标|数量指标|工程量完成率|≥95%");

	assert_int_equal(fixture_findings(r, KPI_MISPLACED), 4);
	assert_false(fixture_found(r, KPI_MISPLACED, "工程量完成率"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(clean_rows_are_left_alone),
	    cmocka_unit_test(units_must_fit_the_name),
	    cmocka_unit_test(words_cannot_be_measured),
	    cmocka_unit_test(bounds_must_point_the_right_way),
	    cmocka_unit_test(indicators_have_their_level),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
