/* Goals that were copied between projects about different things. */
#include "ingest/check_goals.c"

#include "ingest/reading_fixture.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct reading *
goals(void **state, const char *text)
{
	struct reading *r = fixture_read(state, text);

	tables(r);
	check_goals(r);
	return r;
}

static void
the_borrower_is_named(void **state)
{
	const struct reading *r = goals(
	    state, "1、东关大桥项目绩效目标表\n\n"
	           "绩效目标|1.方便群众出行，缓解拥堵。\n\t2.带动沿线发展。\n"
	           "三级指标|指标值\n长度|1公里\n\n"
	           "2、西关道路工程绩效目标表\n\n"
	           "绩效目标|1.方便群众出行，缓解拥堵。\n\t2.带动沿线发展。\n"
	           "三级指标|指标值\n长度|1公里\n\n"
	           "3、北关污水泵站项目绩效目标表\n\n"
	           "绩效目标|1.方便群众出行，缓解拥堵。\n\t2.带动沿线发展。\n"
	           "三级指标|指标值\n座数|1座");

	assert_int_equal(r->out->goals.n, 6);
	assert_int_equal(fixture_findings(r, KPI_GOAL_REUSED), 1);
	assert_true(fixture_found(r, KPI_GOAL_REUSED, "北关污水泵站项目”"));
	assert_int_equal(r->out->findings.at[0].n_spans, 2);
}

/* Who the goals speak of has them by right, even where it stands alone. */
static void
the_goals_tell_their_owner(void **state)
{
	const struct reading *r =
	    goals(state, "1、空气站运维绩效目标表\n\n"
	                 "绩效目标|1.保证污水处理站运行，达标排放。\n"
	                 "三级指标|指标值\n站点|1个\n\n"
	                 "2、乡镇污水站运维绩效目标表\n\n"
	                 "绩效目标|1.保证污水处理站运行，达标排放。\n"
	                 "三级指标|指标值\n站点|9个");

	assert_int_equal(fixture_findings(r, KPI_GOAL_REUSED), 1);
	assert_true(fixture_found(r, KPI_GOAL_REUSED, "project “空气站运维”"));
}

static void
relatives_may_share(void **state)
{
	const struct reading *r =
	    goals(state, "1、东区污水管网绩效目标表\n\n"
	                 "绩效目标|1.完善管网，收集污水，改善水质。\n"
	                 "三级指标|指标值\n长度|1公里\n\n"
	                 "2、西区污水管网绩效目标表\n\n"
	                 "绩效目标|1.完善管网，收集污水，改善水质。\n"
	                 "三级指标|指标值\n长度|2公里\n\n"
	                 "3、路灯改造绩效目标表\n\n绩效目标|1.点亮街道。\n"
	                 "三级指标|指标值\n盏数|2盏");

	assert_int_equal(r->out->projects.n, 3);
	assert_int_equal(r->out->findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_borrower_is_named),
	    cmocka_unit_test(the_goals_tell_their_owner),
	    cmocka_unit_test(relatives_may_share),
	};

	return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
