/* Identity: who, where, for which year and what; and what stays unknown. */
#include "ingest/identify.c"

#include "ingest/department.h"
#include "ingest/reader_fixture.h"

static struct knowledge know;
static struct disclosure out;

static int
setup(void **state)
{
	know.divisions = divisions_new();
	know.departments = departments_new();
	return set_up(state) || know.divisions == NULL ||
	       know.departments == NULL;
}

static int
teardown(void **state)
{
	departments_free(know.departments);
	divisions_free(know.divisions);
	return tear_down(state);
}

static const struct head *
head_of_paper(const char *text)
{
	struct reading r = {
	    .know = &know, .arena = arena, .doc = &doc, .out = &out};

	must_read(text);
	memset(&out, 0, sizeof(out));
	identify(&r);
	return &out.head;
}

static void
is(struct slice s, const char *expect)
{
	if (!slice_is(s, slice_of(expect)) ||
	    (s.at == NULL) != (expect == NULL))
		fail_msg("got “%.*s”, not “%s”", (int)s.len,
		         s.at == NULL ? "" : s.at,
		         expect == NULL ? "" : expect);
}

static bool
found(enum finding_code code)
{
	for (size_t i = 0; i < out.findings.n; i++)
		if (out.findings.at[i].code == code)
			return true;
	return false;
}

/* One row a paper: text, code, scope, kind, key, year, type. */
static void
places_papers(void **state)
{
	static const struct {
		const char *text, *code;
		enum scope scope;
		const char *kind, *key;
		unsigned year;
		enum doc_type type;
	} rows[] = {
	    {"河北省保定市曲阳县水利局2022年部门预算公开", "130634",
	     SCOPE_DEPARTMENT, "water", "水利局", 2022, DOC_BUDGET},
	    {"2022年曲阳县水利局部门预算", "130634", SCOPE_DEPARTMENT, "water",
	     "水利局", 2022, DOC_BUDGET},
	    {"河北省曲阳县2022年部门预算\n曲阳县水利局2022年部门预算", "130634",
	     SCOPE_DEPARTMENT, "water", "水利局", 2022, DOC_BUDGET},
	    {"曲阳县2022年水利局部门预算", "130634", SCOPE_DEPARTMENT, "water",
	     "水利局", 2022, DOC_BUDGET},
	    {"二〇二二年度曲阳县羊平镇人民政府部门决算", "130634", SCOPE_UNIT,
	     "town_government", "羊平镇", 2022, DOC_FINAL_ACCOUNTS},
	    {"曲阳县羊平镇2022年“三公”经费预算表", "130634", SCOPE_UNIT,
	     "town_government", "羊平镇", 2022, DOC_BUDGET},
	    {"北京市朝阳区人民法院2020年度部门决算", "110105", SCOPE_UNIT,
	     "court", "人民法院", 2020, DOC_FINAL_ACCOUNTS},
	    {"曲阳县2022年县本级“三公”经费预算汇总说明", "130634", SCOPE_COUNTY,
	     NULL, NULL, 2022, DOC_BUDGET},
	    {"曲阳县财政局关于2021年“三公”经费决算的公告\n经汇总，全县如下。",
	     "130634", SCOPE_COUNTY, NULL, NULL, 2021, DOC_FINAL_ACCOUNTS},
	    {"曲阳县财政局2021年度部门决算", "130634", SCOPE_DEPARTMENT,
	     "finance", "财政局", 2021, DOC_FINAL_ACCOUNTS},
	    {"保定市2021年市级“三公”经费决算", "130600", SCOPE_PREFECTURE, NULL,
	     NULL, 2021, DOC_FINAL_ACCOUNTS},
	    {"崇礼县2014年“三公”经费决算公开", "130709", SCOPE_COUNTY, NULL,
	     NULL, 2014, DOC_FINAL_ACCOUNTS},
	    {"政协曲阳县委员会办公室2022年部门预算", "130634", SCOPE_DEPARTMENT,
	     "cppcc", "政协委员会办公室", 2022, DOC_BUDGET},
	    {"中共曲阳县委组织部２０２２年部门预算", "130634", SCOPE_DEPARTMENT,
	     "party_office", "委组织部", 2022, DOC_BUDGET},
	    {"西安市公安局长安分局2022年部门决算", "610116", SCOPE_DEPARTMENT,
	     "police", "公安局长安分局", 2022, DOC_FINAL_ACCOUNTS},
	    {"2022年度项目支出绩效自评表\n\t主管部门\n\t曲阳县教育局\n\n"
	     "\t项目名称\n\t校舍维修\n",
	     "130634", SCOPE_DEPARTMENT, "education", "教育局", 2022, DOC_KPI},
	    {"曲阳县水利局2022年政府采购预算表", "130634", SCOPE_DEPARTMENT,
	     "water", "水利局", 2022, DOC_PROCUREMENT},
	    {"曲阳县民政局2022年一般公共预算“三公”经费支出情况\n"
	     "2021年预算数 2022年预算数",
	     "130634", SCOPE_DEPARTMENT, "civil_affairs", "民政局", 2022,
	     DOC_BUDGET},
	    {"曲阳县审计局\n2022年度\n部门决算", "130634", SCOPE_DEPARTMENT,
	     "audit", "审计局", 2022, DOC_FINAL_ACCOUNTS},
	    {"关于2022年部门预算的说明\n现将曲阳县司法局2022年部门预算公开。",
	     "130634", SCOPE_DEPARTMENT, "justice", "司法局", 2022, DOC_BUDGET},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct head *h = head_of_paper(rows[i].text);

		is(h->division_code, rows[i].code);
		is(h->department_kind, rows[i].kind);
		is(h->department_key, rows[i].key);
		assert_int_equal(h->scope, rows[i].scope);
		assert_int_equal(h->fiscal_year, rows[i].year);
		assert_int_equal(h->doc_type, rows[i].type);
		assert_int_equal(out.findings.n, 0);
	}
}

static void
leaves_same_named_districts_open(void **state)
{
	const struct head *h =
	    head_of_paper("鼓楼区2022年“三公”经费预算汇总说明");

	(void)state;
	is(h->division_code, NULL);
	assert_int_equal(h->scope, SCOPE_COUNTY);
	assert_true(found(UNKNOWN_COUNTY));
	assert_non_null(slice_find(out.findings.at[0].message,
	                           SLICE("开封市鼓楼区 (410204)")));
}

static void
lets_the_paper_tell_them_apart(void **state)
{
	(void)state;
	is(head_of_paper("开封市鼓楼区2022年“三公”经费预算汇总")->division_code,
	   "410204");
	is(head_of_paper("鼓楼区2022年“三公”经费预算汇总\n经徐州市批准。")
	       ->division_code,
	   "320302");
	is(head_of_paper("鼓楼区2022年“三公”经费预算汇总\n福建省统一布置。")
	       ->division_code,
	   "350102");
}

static void
does_not_take_words_for_places(void **state)
{
	const struct head *h = head_of_paper(
	    "曲阳县水利局2022年部门预算\n城区污水处理厂由和平县城区供水。");

	(void)state;
	is(h->division_code, "130634");
	h = head_of_paper("本单位2022年部门预算\n改造城区管网，整治矿区道路。");
	is(h->division_code, NULL);
	assert_true(found(UNKNOWN_COUNTY));
	is(head_of_paper("晋城市城区2022年“三公”经费预算")->division_code,
	   "140502");
}

static void
says_what_is_unknown(void **state)
{
	const struct head *h = head_of_paper("曲阳县司法局“三公”经费情况\n"
	                                     "公务接待费3万元。");

	(void)state;
	is(h->division_code, "130634");
	assert_int_equal(h->fiscal_year, 0);
	assert_int_equal(h->doc_type, DOC_NONE);
	assert_true(found(UNKNOWN_YEAR));
	assert_true(found(UNKNOWN_DOC_TYPE));
	assert_false(found(UNKNOWN_COUNTY));
}

static void
places_no_blank_form(void **state)
{
	const struct head *h = head_of_paper("河北省XX局2022年度部门决算");

	(void)state;
	is(h->division_code, NULL);
	assert_int_equal(h->scope, SCOPE_DEPARTMENT);
	assert_true(found(UNKNOWN_COUNTY));
}

static void
joins_a_title_of_two_lines(void **state)
{
	(void)state;
	is(head_of_paper("曲阳县审计局\n2022年度部门决算\n一、概况")->title,
	   "曲阳县审计局2022年度部门决算");
	/* The portal's own lines are no title. */
	is(head_of_paper("曲阳县审计局\n您当前的位置：首页>政务公开>预算/决算\n"
	                 "曲阳县审计局2022年度部门决算\n一、概况")
	       ->title,
	   "曲阳县审计局2022年度部门决算");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(places_papers),
	    cmocka_unit_test(leaves_same_named_districts_open),
	    cmocka_unit_test(lets_the_paper_tell_them_apart),
	    cmocka_unit_test(does_not_take_words_for_places),
	    cmocka_unit_test(says_what_is_unknown),
	    cmocka_unit_test(places_no_blank_form),
	    cmocka_unit_test(joins_a_title_of_two_lines),
	};

	return cmocka_run_group_tests_name("identify", tests, setup, teardown);
}
