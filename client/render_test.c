/* Replies as tables: headings, dashes and their reasons, what is left out, the
 * lines around; and the same replies as CSV. */
#include "client/render.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "client/csv.h"
#include "client/footer.h"
#include "client/ndjson.h"
#include "client/reply.h"

#define DENOMINATOR                                                \
	"\"denominator\":{\"basis\":\"census2020\",\"year\":2020," \
	"\"source\":\"table 1\"},"
#define MISSING                                                            \
	"\"missing\":{\"n\":2831,\"reasons\":[{\"reason\":"                \
	"\"nothing_published\",\"n\":2830,\"counties\":[{\"code\":\"1\","  \
	"\"county\":\"甲县\"}]},{\"reason\":\"no_denominator\",\"n\":1," \
	"\"counties\":[{\"code\":\"2\",\"county\":\"乙县\"}]}]},"

static const char rank_reply[] =
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"data_version\":7,"
    "\"measure\":\"sangong.total\",\"name\":\"三公\",\"year\":2021,"
    "\"stage\":\"budget\",\"scope\":\"department\",\"kind\":\"water\","
    "\"per\":\"resident\"," DENOMINATOR "\"n\":9,\"rows\":["
    "{\"rank\":1,\"percentile\":100.0,\"code\":\"1\",\"county\":\"江北区\","
    "\"prefecture\":null,\"province\":\"重庆市\",\"department\":\"水利局\","
    "\"kind\":\"water\",\"function_code\":null,\"yuan\":12345678.05,"
    "\"count\":null,\"persons\":925800,\"value\":13.3352,\"presence\":"
    "\"stated\",\"fact\":\"1.7.f1\"},"
    "{\"rank\":2,\"percentile\":50.0,\"code\":\"2\",\"county\":\"曲阳县\","
    "\"prefecture\":null,\"province\":\"河北省\",\"department\":\"水利局\","
    "\"kind\":\"water\",\"function_code\":null,\"yuan\":0,\"count\":null,"
    "\"persons\":573975,\"value\":0,\"presence\":\"stated\",\"fact\":"
    "\"2.8.f1\"}]," MISSING "\"next\":\"2\"}}";

static const char across_reply[] =
    "{\"id\":1,\"result\":{\"data_version\":7,\"year\":2021,\"per\":\"%s\","
    "\"rows\":["
    "{\"measure\":\"a\",\"name\":\"接待\",\"code\":\"1\",\"county\":\"甲县\","
    "\"yuan\":1000,\"value\":0.5,\"reason\":null},"
    "{\"measure\":\"a\",\"name\":\"接待\",\"code\":\"2\",\"county\":\"乙县\","
    "\"yuan\":null,\"value\":null,\"reason\":\"nothing_published\"},"
    "{\"measure\":\"b\",\"name\":\"车辆\",\"code\":\"1\",\"county\":\"甲县\","
    "\"yuan\":null,\"value\":null,\"reason\":\"published_without_measure\"},"
    "{\"measure\":\"b\",\"name\":\"车辆\",\"code\":\"2\",\"county\":\"乙县\","
    "\"yuan\":null,\"value\":null,\"reason\":\"nothing_published\"}]}}";

enum form { TABLE, CSV, MARKDOWN, NDJSON };

static char *
printed(const char *method, const char *line, enum form form,
        enum language language)
{
	char *text = NULL;
	size_t n;
	struct screen s = {.out = open_memstream(&text, &n),
	                   .language = language};
	struct reply r;

	assert_true(reply_parse(&r, slice_of(line)));
	s.markdown = form == MARKDOWN;
	if (form == CSV) {
		csv_print(view_of(method), r.result, s.out);
	} else if (form == NDJSON) {
		ndjson_print(view_of(method), r.raw, s.out);
	} else {
		footer_subject(r.result, &s);
		footer_print(r.result,
		             render_tables(view_of(method), r.result, &s), &s);
	}
	fclose(s.out);
	reply_fini(&r);
	return text;
}

static void
ranks_in_english(void **state)
{
	char *text = printed("compare.rank", rank_reply, TABLE, LANGUAGE_EN);

	(void)state;
	/* One kind, no prefecture, all stated: those columns are left out. */
	assert_string_equal(
	    text,
	    "三公 · sangong.total · 2021 · budget · department · water · "
	    "per resident\n"
	    "rank  county  department  province           yuan  persons  "
	    "per head      %  trace\n"
	    "----  ------  ----------  --------  -------------  -------  "
	    "--------  -----  ------\n"
	    "   1  江北区  水利局      重庆市    12,345,678.05  925,800   "
	    "13.3352  100.0  1.7.f1\n"
	    "   2  曲阳县  水利局      河北省             0     573,975    "
	    "0        50.0  2.8.f1\n"
	    "missing 2,831: nothing published 2,830; "
	    "no denominator 1 (乙县)\n"
	    "2 of 9 · data version 7 · divided by census 2020, 2020: table 1\n"
	    "more: add --cursor 2\n");
	free(text);
}

static void
ranks_in_chinese(void **state)
{
	char *text = printed("compare.rank", rank_reply, TABLE, LANGUAGE_ZH);

	(void)state;
	assert_non_null(strstr(text, "三公 · sangong.total · 2021年 · 预算数 · "
	                             "部门 · 水利局 · 人均\n"));
	assert_non_null(strstr(text, "名次  县区    部门    省份"));
	assert_non_null(strstr(text, "缺 2,831 个：未公开 2,830；"
	                             "无人口或人员数 1（乙县）\n"));
	assert_non_null(strstr(text, "数据版本 7"));
	free(text);
}

static void
turns_measures_into_columns(void **state)
{
	char line[2000], *text;

	(void)state;
	snprintf(line, sizeof(line), across_reply, "none");
	text = printed("compare.counties", line, TABLE, LANGUAGE_ZH);
	assert_non_null(strstr(text, "县区   接待  车辆\n"
	                             "----  -----  ----\n"
	                             "甲县  1,000    –¹\n"
	                             "乙县     –²    –²\n"
	                             "–¹ 已公开但无此项\n"
	                             "–² 未公开\n"
	                             "共 2 条 · 数据版本 7\n"));
	free(text);
	snprintf(line, sizeof(line), across_reply, "resident");
	text = printed("compare.counties", line, TABLE, LANGUAGE_ZH);
	assert_non_null(strstr(text, "甲县   0.5    –¹\n"));
	free(text);
	text = printed("compare.counties", line, TABLE, LANGUAGE_EN);
	assert_non_null(strstr(text, "county     a   b\n"));
	free(text);
}

/* A year without a paper is a gap of the county's line, not another line. */
static void
gaps_are_in_their_line(void **state)
{
	char *text = printed(
	    "compare.series",
	    "{\"id\":1,\"result\":{\"data_version\":7,\"per\":\"none\","
	    "\"rows\":["
	    "{\"code\":\"1\",\"county\":\"甲县\",\"department\":null,\"year\":"
	    "2020,\"yuan\":null,\"reason\":\"nothing_published\"},"
	    "{\"code\":\"1\",\"county\":\"甲县\",\"department\":\"甲局\","
	    "\"year\":2021,\"yuan\":5,\"reason\":null},"
	    "{\"code\":\"1\",\"county\":\"甲县\",\"department\":\"乙局\","
	    "\"year\":2021,\"yuan\":6,\"reason\":null},"
	    "{\"code\":\"2\",\"county\":\"乙县\",\"department\":null,\"year\":"
	    "2020,\"yuan\":null,\"reason\":\"nothing_published\"}],"
	    "\"breaks\":[]}}",
	    TABLE, LANGUAGE_EN);

	(void)state;
	assert_non_null(strstr(text, "county  department  2020  2021\n"
	                             "------  ----------  ----  ----\n"
	                             "甲县    甲局          –¹     5\n"
	                             "甲县    乙局          –¹     6\n"
	                             "乙县    –             –¹     –\n"
	                             "–¹ nothing published\n"
	                             "3 · data version 7\n"));
	free(text);
}

static void
says_when_there_is_nothing(void **state)
{
	char *text =
	    printed("facts.list",
	            "{\"id\":1,\"result\":{\"data_version\":7,\"rows\":[],"
	            "\"next\":null}}",
	            TABLE, LANGUAGE_EN);

	(void)state;
	assert_string_equal(text, "nothing found\n0 · data version 7\n");
	free(text);
}

static const char sewage_reply[] =
    "{\"id\":1,\"result\":{\"data_version\":7,\"year\":2021,\"note\":\"x\","
    "\"functional\":{\"n\":1,\"rows\":[{\"county\":\"甲县\",\"function_code\":"
    "\"2110302\",\"name\":\"水体\",\"yuan\":42048000,\"fact\":\"1.1.f9\"}]},"
    "\"procurement\":{\"n\":0,\"rows\":[]},\"projects\":{\"n\":300,\"rows\":["
    "{\"county\":\"甲县\",\"project\":\"污水厂, \\\"二期\\\"\",\"capacity\":"
    "40000,\"id\":\"1.1.j5\"}]}}}";

static void
keeps_lenses_apart(void **state)
{
	char *text =
	    printed("sewage.spending", sewage_reply, TABLE, LANGUAGE_EN);

	(void)state;
	assert_non_null(strstr(text, "Function lines\n"));
	assert_non_null(strstr(text, "42,048,000"));
	assert_non_null(strstr(text, "\nProcurement\nnothing found\n"));
	assert_non_null(strstr(text, "\nProjects · 1 of 300\n"));
	assert_non_null(strstr(text, "never add them\n"));
	free(text);
}

static void
one_csv_for_all_lenses(void **state)
{
	char *text = printed("sewage.spending", sewage_reply, CSV, LANGUAGE_EN);

	(void)state;
	assert_string_equal(
	    text,
	    "block,county,function_code,name,yuan,fact,project,capacity,id\r\n"
	    "functional,甲县,2110302,水体,42048000,1.1.f9,,,\r\n"
	    "projects,甲县,,,,,\"污水厂, \"\"二期\"\"\",40000,1.1.j5\r\n");
	free(text);
}

static void
csv_has_every_key_and_digit(void **state)
{
	char *text = printed("compare.rank", rank_reply, CSV, LANGUAGE_ZH);

	(void)state;
	assert_non_null(
	    strstr(text, "rank,percentile,code,county,prefecture,"));
	assert_non_null(strstr(text,
	                       "\r\n1,100.0,1,江北区,,重庆市,水利局,water,"
	                       ",12345678.05,,925800,13.3352,stated,"
	                       "1.7.f1\r\n"));
	free(text);
}

static void
joins_targets(void **state)
{
	char *text = printed(
	    "kpi.patterns",
	    "{\"id\":1,\"result\":{\"topic\":\"sewage\",\"n_rows\":30,"
	    "\"n_projects\":9,\"n_counties\":5,\"n_indicators\":12,"
	    "\"measurable_share\":0.8125,\"rows\":[{\"indicator\":\"水量\","
	    "\"n\":"
	    "12,\"projects\":9,\"counties\":5,\"measurable\":12,\"targets\":[{"
	    "\"target\":\"5000吨\",\"n\":3},{\"target\":null,\"n\":2}],"
	    "\"example\":\"1.1.k5\"}]}}",
	    TABLE, LANGUAGE_EN);

	(void)state;
	assert_non_null(strstr(text, "5000吨 ×3, – ×2"));
	assert_non_null(strstr(text,
	                       "1 of 12 · 30 rows, 9 projects, 5 counties "
	                       "· 81.25 % of the rows"));
	free(text);
}

static void
marks_down(void **state)
{
	char *text = printed(
	    "kpi.search",
	    "{\"id\":1,\"result\":{\"data_version\":7,\"rows\":[{\"county\":"
	    "\"甲县\",\"year\":2021,\"title\":\"a|b\",\"indicator\":\"水\","
	    "\"target\":\"1\",\"id\":\"1.1.k1\"}],\"next\":\"1.1.k1\"}}",
	    MARKDOWN, LANGUAGE_EN);

	(void)state;
	assert_string_equal(
	    text, "| county | year | project | indicator | target | trace |\n"
	          "| --- | ---: | --- | --- | --- | --- |\n"
	          "| 甲县 | 2021 | a\\|b | 水 | 1 | 1.1.k1 |\n"
	          "\n"
	          "- 1 · data version 7\n"
	          "- more: add --cursor 1.1.k1\n");
	free(text);
}

static void
a_line_a_row(void **state)
{
	char *text =
	    printed("sewage.spending", sewage_reply, NDJSON, LANGUAGE_EN);

	(void)state;
	assert_string_equal(
	    text, "{\"block\":\"functional\",\"county\":\"甲县\","
	          "\"function_code\":\"2110302\",\"name\":\"水体\",\"yuan\":"
	          "42048000,\"fact\":\"1.1.f9\"}\n"
	          "{\"block\":\"projects\",\"county\":\"甲县\",\"project\":"
	          "\"污水厂, \\\"二期\\\"\",\"capacity\":40000,\"id\":"
	          "\"1.1.j5\"}\n");
	free(text);
}

/* A difference says what was and what is; sorts without any are left out. */
static void
shows_differences(void **state)
{
	char *text = printed(
	    "disclosures.diff",
	    "{\"id\":1,\"result\":{\"data_version\":7,\"before\":{\"id\":"
	    "\"1.1\"},\"after\":{\"id\":\"1.2\"},\"facts\":{\"n_changed\":1,"
	    "\"changed\":[{\"measure\":\"meeting\",\"year\":2021,\"fund\":"
	    "null,\"before\":{\"yuan\":1000,\"presence\":\"stated\",\"id\":"
	    "\"1.1.f1\"},\"after\":{\"yuan\":2000,\"presence\":\"derived\"}}],"
	    "\"added\":[],\"removed\":[]}}}",
	    TABLE, LANGUAGE_ZH);

	(void)state;
	assert_string_equal(text, "1.1 → 1.2\n"
	                          "数据有变\n"
	                          "指标编码  年度  前            后\n"
	                          "--------  ----  ------------  ------------\n"
	                          "meeting   2021  1,000 · 已列  2,000 · 推算\n"
	                          "数据版本 7\n");
	free(text);
}

static void
check_column(const struct block *b, const struct column *c)
{
	const char *id = c->heading == NULL ? c->key : c->heading;

	for (const struct column *o = b->columns; o != c; o++)
		assert_string_not_equal(o->key, c->key);
	/* Without a row of words the key itself comes back. */
	if (heading(id, LANGUAGE_ZH) == id)
		fail_msg("words.tsv lacks head %s", id);
}

/* Every key of a view is there once and has words to stand over it. */
static void
views_are_sound(void **state)
{
	static const char *const methods[] = {
#define METHOD(token, name, role, kind, doc, params) name,
#include "daemon/method.def"
#undef METHOD
	};
	size_t seen = 0;

	(void)state;
	for (size_t m = 0; m < sizeof(methods) / sizeof(methods[0]); m++) {
		const struct view *v = view_of(methods[m]);

		for (size_t b = 0; v != NULL && b < view_blocks(v); b++)
			for (const struct column *c = v->blocks[b].columns;
			     c->key != NULL; c++, seen++)
				check_column(&v->blocks[b], c);
	}
	assert_true(seen > 100);
	assert_null(view_of("no.such"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ranks_in_english),
	    cmocka_unit_test(ranks_in_chinese),
	    cmocka_unit_test(turns_measures_into_columns),
	    cmocka_unit_test(gaps_are_in_their_line),
	    cmocka_unit_test(says_when_there_is_nothing),
	    cmocka_unit_test(keeps_lenses_apart),
	    cmocka_unit_test(one_csv_for_all_lenses),
	    cmocka_unit_test(csv_has_every_key_and_digit),
	    cmocka_unit_test(joins_targets),
	    cmocka_unit_test(marks_down),
	    cmocka_unit_test(a_line_a_row),
	    cmocka_unit_test(shows_differences),
	    cmocka_unit_test(views_are_sound),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
