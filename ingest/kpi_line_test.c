/* Indicators that are printed as lines. */
#include "ingest/kpi_line.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena *arena;
static struct kpi_levels levels;
static char found[1024];

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)1 << 20);
	return arena == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* What the line holds as "level1|level2|level3|target;". */
static const char *
go_on(const char *line)
{
	struct kpi_found f;
	size_t n = 0;

	kpi_line(arena, &levels, slice_of(line), &f);
	found[0] = '\0';
	for (size_t i = 0; i < f.list.n; i++) {
		const struct kpi_words *w = &f.list.at[i];

		n += (size_t)snprintf(
		    found + n, sizeof(found) - n, "%.*s|%.*s|%.*s|%.*s;",
		    (int)w->level1.len, w->level1.at, (int)w->level2.len,
		    w->level2.at, (int)w->level3.len, w->level3.at,
		    (int)w->target.len, w->target.at);
	}
	return found;
}

static const char *
read_line(const char *line)
{
	levels = (struct kpi_levels){{"", 0}, {"", 0}, false};
	return go_on(line);
}

#define READS(line, want) assert_string_equal(read_line(line), want)
#define GOES_ON(line, want) assert_string_equal(go_on(line), want)

static void
chains_of_levels(void **state)
{
	(void)state;
	READS("产出指标——数量指标——车行道长度：≥3公里",
	      "产出指标|数量指标|车行道长度|≥3公里;");
	READS("满意度指标-服务对象满意度指标-商户满意度: ≥80%",
	      "满意度指标|服务对象满意度指标|商户满意度|≥80%;");
	READS("产出质量指标：合格率100%", "产出指标|质量指标|合格率|100%;");
}

/* The first level is known by the second, but for that of costs. */
static void
one_level_alone(void **state)
{
	(void)state;
	READS("　数量指标：新建泵站　≥1座", "产出指标|数量指标|新建泵站|≥1座;");
	READS("数量指标：签约户数≥30户；投资约20万元",
	      "产出指标|数量指标|签约户数|≥30户;"
	      "产出指标|数量指标|投资|约20万元;");
	READS("数量指标2: 新建泵站: ≥1座", "产出指标|数量指标|新建泵站|≥1座;");
	READS("成本指标：单位投资　≤1220元", "|成本指标|单位投资|≤1220元;");
	READS("产出指标：新建泵站　≥1座", "产出指标||新建泵站|≥1座;");
}

static void
indicators_in_a_sentence(void **state)
{
	(void)state;
	READS(
	    "数量指标：新建管网≥12公里，改造泵站3座；验收率达到100%。投资5亿元",
	    "产出指标|数量指标|新建管网|≥12公里;"
	    "产出指标|数量指标|改造泵站|3座;"
	    "产出指标|数量指标|验收率|100%;");
	READS("数量指标为运行厕所12座；质量指标为保洁率不低于95%",
	      "产出指标|数量指标|运行厕所|12座;"
	      "产出指标|质量指标|保洁率|不低于95%;");
}

static void
items_below_a_level(void **state)
{
	(void)state;
	READS("一、产出指标", "");
	GOES_ON("1.数量指标：", "");
	GOES_ON("（1）巡查次数：≥24次", "产出指标|数量指标|巡查次数|≥24次;");
	GOES_ON("②维护泵站6座", "产出指标|数量指标|维护泵站|6座;");
	GOES_ON("二、其他事项", "");
	GOES_ON("（1）巡查次数：≥24次", "");
}

/* Where the target begins cannot be told, or it is what was done. */
static void
doubtful_ones_are_left(void **state)
{
	(void)state;
	READS("质量指标：水质明显改善", "");
	READS("社会效益指标：用水量下降5%", "");
	READS("数量指标：培训3次会议", "");
	READS("数量指标：节约95%", "");
	READS("数量指标：建成泵站大约12座", "");
	READS("数量指标：计划3座，实际完成3座", "");
	READS("时效指标：2023年12月底前完工", "");
}

/* Which side a bound is on must not get lost between name and target. */
static void
bounds_go_with_the_target(void **state)
{
	(void)state;
	READS("数量指标：巡查不得少于10次",
	      "产出指标|数量指标|巡查|不得少于10次;");
	READS("质量指标：合格率不应低于90%",
	      "产出指标|质量指标|合格率|不应低于90%;");
	READS("质量指标：差错少于3次", "产出指标|质量指标|差错|少于3次;");
	READS("质量指标：空置率不足5%", "产出指标|质量指标|空置率|不足5%;");
	READS("质量指标：超过滤除率≥95%", "产出指标|质量指标|超过滤除率|≥95%;");
	READS("时效指标：等待超过60天的案件占比≤2%",
	      "产出指标|时效指标|等待超过60天的案件占比|≤2%;");
	READS("数量指标：培训超过3天的学员", "");
	READS("质量指标：误差±5%", "");
	READS("质量指标：合格率优于90%", "");
	READS("时效指标：完工不晚于12月底", "");
	READS("数量指标：每户每1.2.3公里", "");
	READS("质量指标：偏差-5%≤x≤5%", "");
	READS("质量指标：检查是否超过5天", "");
}

/* Numbers of indicators, scores, signatures and ratios. */
static void
names_must_name_something(void **state)
{
	(void)state;
	READS("产出指标：数量指标5个，质量指标3个", "");
	READS("绩效指标：共设置三级指标12个", "");
	READS("产出指标：分值30分，得分28分，得分率93%", "");
	READS("数量指标：得分：28分", "");
	READS("质量指标：考核得分≥90分", "产出指标|质量指标|考核得分|≥90分;");
	READS("数量指标：年初目标3座，完成3座", "");
	READS("成本指标：项目预算120万元，支出118万元", "");
	READS("成本指标：项目支出≤120万元", "|成本指标|项目支出|≤120万元;");
	READS("数量指标：配比1:3", "");
	READS("时效指标：每日8：30前完成清扫", "");
	READS("数量指标：其中：新建管网≥12公里",
	      "产出指标|数量指标|新建管网|≥12公里;");
	READS("数量指标：铺设管网 30 段", "");
	READS("质量指标：≥95% 合格率", "");
	READS("质量指标：水质　明显改善", "产出指标|质量指标|水质|明显改善;");
	READS("1.数量指标：", "");
	GOES_ON("填报人：张某", "");
	READS("1.数量指标：", "");
	GOES_ON("备注：由主管部门提供", "");
}

static void
other_lines_are_none(void **state)
{
	(void)state;
	READS("主要职责：编制规划", "");
	READS("数量指标", "");
	READS("数量指标：", "");
	READS("数量指标：甲", "");
	READS("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(chains_of_levels),
	    cmocka_unit_test(one_level_alone),
	    cmocka_unit_test(indicators_in_a_sentence),
	    cmocka_unit_test(items_below_a_level),
	    cmocka_unit_test(doubtful_ones_are_left),
	    cmocka_unit_test(bounds_go_with_the_target),
	    cmocka_unit_test(names_must_name_something),
	    cmocka_unit_test(other_lines_are_none),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
