/* Keys of copied goals and rows: what makes two texts one, and what does not.
 */
#include "ingest/copy_key.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct goal
keyed(const char *province, const char *prefecture, const char *county,
      const char *text)
{
	struct arena *a = arena_new(1 << 20);
	struct disclosure d = {.head = {.division_name = slice_of(county),
	                                .prefecture = slice_of(prefecture),
	                                .province = slice_of(province)}};
	struct goal *g, out;

	assert_non_null(a);
	g = list_add(a, &d.goals);
	*g = (struct goal){.text = slice_of(text)};
	copy_keys(&d, a);
	out = d.goals.at[0];
	arena_free(a);
	return out;
}

#define AT_HOME(text) keyed("河北省", "保定市", "曲阳县", text)

static void
is_exact_but_for_marks_and_a_number(void **state)
{
	struct goal a = AT_HOME("1.污水处理率达到95%，出水水质稳定达标。");
	struct goal b =
	    AT_HOME("（二）污水 处理率 达到９５％；出水水质稳定达标");

	(void)state;
	assert_true(a.exact != 0);
	assert_true(a.exact == b.exact);
	assert_true(a.near == b.near);
	/* 1.5 is no number of a list. */
	assert_true(AT_HOME("1.5米以上的管网全部完成疏通与修复工作").exact !=
	            AT_HOME("5米以上的管网全部完成疏通与修复工作").exact);
}

static void
is_near_but_for_numbers_and_its_own_places(void **state)
{
	struct goal a = AT_HOME("保障曲阳县城区2021年污水处理厂正常稳定运行");
	struct goal b = keyed("浙江省", "杭州市", "临平区",
	                      "保障临平城区2023年污水处理厂正常稳定运行");
	struct goal c = keyed("浙江省", "杭州市", "临平区",
	                      "保障曲阳城区2023年污水处理厂正常稳定运行");

	(void)state;
	assert_true(a.near == b.near);
	assert_true(a.exact != b.exact);
	assert_true(a.near != c.near);
}

static void
knows_names_without_their_endings(void **state)
{
	struct goal plain = AT_HOME("完成城区老旧小区供水管网改造并投入使用");
	struct goal ethnic =
	    keyed("湖北省", "恩施土家族苗族自治州", "利川市",
	          "完成恩施城区老旧小区供水管网改造并投入使用");
	struct goal banner =
	    keyed("内蒙古自治区", "呼伦贝尔市", "鄂温克族自治旗",
	          "完成呼伦贝尔城区老旧小区供水管网改造并投入使用");

	(void)state;
	assert_true(plain.near == ethnic.near);
	assert_true(plain.near == banner.near);
}

static void
leaves_short_ones_alone(void **state)
{
	(void)state;
	/* Eleven characters; twelve, of which six are left. */
	assert_true(AT_HOME("保障污水处理厂正常运行").near == 0);
	assert_true(AT_HOME("污水处理厂120000吨").near == 0);
	assert_true(AT_HOME("保障污水处理厂正常的运行").near != 0);
	assert_true(AT_HOME("").near == 0);
}

static void
takes_a_row_as_one_text(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct disclosure d = {0};
	const char *parts[][3] = {
	    {"污水处理率", "处理的污水占排放总量的比例", "≥95%"},
	    {"污水处理率处理的", "污水占排放总量的比例", "≥95%"},
	    {"污水处理率", "处理的污水占排放总量的比例", "≥90%"},
	    {"污水处理率", NULL, "≥95%"}};

	(void)state;
	assert_non_null(a);
	for (size_t i = 0; i < 4; i++)
		*list_add(a, &d.kpis) =
		    (struct kpi){.level3 = slice_of(parts[i][0]),
		                 .description = slice_of(parts[i][1]),
		                 .target = slice_of(parts[i][2])};
	copy_keys(&d, a);
	assert_true(d.kpis.at[0].exact == d.kpis.at[1].exact);
	assert_true(d.kpis.at[0].exact != d.kpis.at[2].exact);
	assert_true(d.kpis.at[0].near == d.kpis.at[2].near);
	assert_true(d.kpis.at[3].near == 0);
	arena_free(a);
}

/* What a database of an earlier release was filled with. */
static void
keeps_its_keys(void **state)
{
	(void)state;
	assert_int_equal(text_key("污水", 6), INT64_C(0xc9527ddec5dde240));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_exact_but_for_marks_and_a_number),
	    cmocka_unit_test(is_near_but_for_numbers_and_its_own_places),
	    cmocka_unit_test(knows_names_without_their_endings),
	    cmocka_unit_test(leaves_short_ones_alone),
	    cmocka_unit_test(takes_a_row_as_one_text),
	    cmocka_unit_test(keeps_its_keys)};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
