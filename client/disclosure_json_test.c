/* contract.md's JSON from a disclosure made by hand: members and their order,
 * escapes, exact money, what is null and what is left out. */
#include "client/disclosure_json.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena *arena;
static struct disclosure d;
static const struct input source_file = {
    .path = "dir/a.txt", .name = "a.txt", .sha256 = "00ff", .bytes = 12};

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new((size_t)1 << 20);
	d = (struct disclosure){.head = {.title = SLICE("标题"),
	                                 .media_type = SLICE("text/plain"),
	                                 .charset = SLICE("GB18030"),
	                                 .division_code = SLICE("130634"),
	                                 .division_name = SLICE("曲阳县"),
	                                 .province = SLICE("河北省"),
	                                 .scope = SCOPE_DEPARTMENT,
	                                 .department_name = SLICE("住建局"),
	                                 .fiscal_year = 2021,
	                                 .doc_type = DOC_BUDGET}};
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static char *
printed(void)
{
	struct jsonout j;
	char *text;

	jsonout_init(&j);
	disclosure_json(&j, &source_file, &d);
	assert_true(jsonout_ok(&j));
	text = strndup(jsonout_text(&j).at, jsonout_text(&j).len);
	jsonout_fini(&j);
	return text;
}

/* The whole text between the member `key`'s colon and `until`. */
static void
says(const char *expected)
{
	char *text = printed();

	if (strstr(text, expected) == NULL)
		fail_msg("no %s in %s", expected, text);
	free(text);
}

static void
identifies(void **state)
{
	char *text = printed();

	(void)state;
	assert_string_equal(
	    text,
	    "{\"format\":\"duibiao.disclosure/"
	    "1\",\"source\":{\"name\":\"a.txt\","
	    "\"sha256\":\"00ff\",\"bytes\":12,\"media_type\":\"text/plain\","
	    "\"charset\":\"GB18030\"},\"title\":\"标题\",\"division\":{"
	    "\"code\":"
	    "\"130634\",\"name\":\"曲阳县\",\"prefecture\":null,\"province\":"
	    "\"河北省\"},\"scope\":\"department\",\"department\":{\"name\":"
	    "\"住建局\",\"kind\":null},\"fiscal_year\":2021,\"doc_type\":"
	    "\"budget\",\"facts\":[],\"changes\":[],\"counts\":[],\"units\":[],"
	    "\"projects\":[],\"procurement\":[],\"terms\":[],\"findings\":[]}");
	free(text);
}

static void
unknown_is_null(void **state)
{
	(void)state;
	d.head = (struct head){.fiscal_year = 0};
	says("\"title\":null,\"division\":null,\"scope\":null,\"department\":"
	     "null,\"fiscal_year\":null,\"doc_type\":null,");
}

static void
money_is_exact(void **state)
{
	static const int64_t fen[] = {1, -325, 1200000, 0, INT64_MAX};
	static const char *const yuan[] = {"\"yuan\":0.01,", "\"yuan\":-3.25,",
	                                   "\"yuan\":12000,", "\"yuan\":0,",
	                                   "\"yuan\":92233720368547758.07,"};

	(void)state;
	for (size_t i = 0; i < N(fen); i++) {
		struct fact *f = list_add(arena, &d.facts);

		f->measure = SLICE("sangong.total");
		f->year = 2021;
		f->stage = STAGE_FINAL;
		f->presence = PRESENCE_STATED;
		f->amount = money_of_fen(fen[i]);
		f->span = (struct span){5, 9};
	}
	says("\"facts\":[{\"measure\":\"sangong.total\",\"year\":2021,"
	     "\"stage\":\"final\",\"yuan\":0.01,\"presence\":\"stated\","
	     "\"span\":[5,9]},");
	for (size_t i = 0; i < N(yuan); i++)
		says(yuan[i]);
}

static void
function_lines_carry_their_code(void **state)
{
	struct fact *f = list_add(arena, &d.facts);

	(void)state;
	f->measure = SLICE("expenditure.function:水体");
	f->function_code = SLICE("2110302");
	f->fund = FUND_GENERAL;
	f->part = PART_PROJECT;
	says("[{\"measure\":\"expenditure.function:水体\",\"function_code\":"
	     "\"2110302\",\"fund\":\"general\",\"part\":\"project\",\"year\":");
}

static void
text_is_escaped(void **state)
{
	struct term *t = list_add(arena, &d.terms);

	(void)state;
	t->term = SLICE("\"a\\b\"");
	t->definition = SLICE("一\n\t\x01二");
	says("\"terms\":[{\"term\":\"\\\"a\\\\b\\\"\",\"definition\":"
	     "\"一\\n\\t\\u0001二\",");
}

static void
projects_hold_their_own(void **state)
{
	struct project *p = list_add(arena, &d.projects);
	struct goal *g;
	struct kpi *k;

	(void)state;
	p->title = SLICE("A");
	p->budget = MONEY_NONE;
	p = list_add(arena, &d.projects);
	p->title = SLICE("B");
	p->number = 2;
	p->budget = money_of_fen(150);
	p->capacity = SLICE("5000");
	g = list_add(arena, &d.goals);
	g->project = 2;
	g->text = SLICE("目标");
	k = list_add(arena, &d.kpis);
	k->project = 2;
	k->level1 = SLICE("产出指标");
	k->target = SLICE("=05000吨");
	k->op = OP_EQUAL;
	k->value = SLICE("05000");
	k->unit = SLICE("吨");
	k->kind = TARGET_COUNT;
	says(
	    "\"projects\":[{\"no\":null,\"title\":\"A\",\"goals\":[],\"topic\":"
	    "null,\"budget_yuan\":null,\"span\":[0,0],\"kpis\":[]},{\"no\":2,"
	    "\"title\":\"B\",\"goals\":[\"目标\"],\"topic\":null,"
	    "\"budget_yuan\":1.5,\"capacity\":5000,\"span\":[0,0],\"kpis\":"
	    "[{\"level1\":\"产出指标\",\"level2\":null,\"level3\":null,"
	    "\"description\":null,\"target\":{\"text\":\"=05000吨\",\"op\":"
	    "\"=\",\"value\":5000,\"unit\":\"吨\",\"kind\":\"count\"},"
	    "\"basis\":null,");
}

static void
decimals_become_numbers(void **state)
{
	static const char *const in[] = {"0",    "000", "0.50",
	                                 "00.5", "-03", "12.340"};
	static const char *const out[] = {"0",   "0",  "0.50",
	                                  "0.5", "-3", "12.340"};

	(void)state;
	for (size_t i = 0; i < N(in); i++) {
		char expected[80];
		struct procurement *p = list_add(arena, &d.procurement);

		p->quantity = slice_of(in[i]);
		p->budget = p->unit_price = p->amount = MONEY_NONE;
		p->general = p->gov_fund = MONEY_NONE;
		snprintf(expected, sizeof(expected),
		         "\"quantity\":%s,\"unit_price_yuan\":null,", out[i]);
		says(expected);
	}
}

static void
findings_have_their_places(void **state)
{
	struct finding *f = list_add(arena, &d.findings);

	(void)state;
	f->code = RESTATED_CONFLICT;
	f->severity = SEVERITY_WARNING;
	f->message = SLICE("m");
	f->message_zh = SLICE("文");
	f->n_spans = 2;
	f->spans[0] = (struct span){1, 2};
	f->spans[1] = (struct span){3, 4};
	says("\"findings\":[{\"code\":\"restated_conflict\",\"severity\":"
	     "\"warning\",\"message\":\"m\",\"message_zh\":\"文\",\"spans\":[["
	     "1,2],[3,4]]}]");
}

static void
an_error_stands_in(void **state)
{
	struct input in = {.path = "dir/x", .name = "x"};
	struct jsonout j;

	(void)state;
	assert_false(input_fail(&in, "missing", "No such file"));
	jsonout_init(&j);
	disclosure_json_error(&j, &in);
	assert_true(jsonout_ok(&j));
	assert_true(slice_is(
	    jsonout_text(&j),
	    SLICE("{\"format\":\"duibiao.disclosure/1\",\"source\":{\"name\":"
	          "\"x\",\"sha256\":null,\"bytes\":null,\"media_type\":null,"
	          "\"charset\":null},\"error\":{\"code\":\"missing\","
	          "\"message\":\"dir/x: No such file\"}}")));
	jsonout_fini(&j);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(identifies),
	    TEST(unknown_is_null),
	    TEST(money_is_exact),
	    TEST(function_lines_carry_their_code),
	    TEST(text_is_escaped),
	    TEST(projects_hold_their_own),
	    TEST(decimals_become_numbers),
	    TEST(findings_have_their_places),
	    TEST(an_error_stands_in),
	};

	return cmocka_run_group_tests_name("disclosure_json", tests, NULL,
	                                   NULL);
}
