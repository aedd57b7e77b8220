/* Names: one county or none is guessed, and what was meant is offered. */
#include "daemon/catalog.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "daemon/catalog_fixture.h"

static struct catalog *names;

static int
setup(void **state)
{
	static const struct catalog_row rows[] = {
	    {"division", "130000", "河北省", NULL, "河北省", "province", false},
	    {"division", "130634", "曲阳县", "保定市", "河北省", "county",
	     false},
	    {"division", "130435", "曲周县", "邯郸市", "河北省", "county",
	     false},
	    {"division", "130600", "保定市", NULL, "河北省", "prefecture",
	     false},
	    {"division", "500000", "重庆市", NULL, "重庆市", "province", false},
	    {"division", "500105", "江北区", "", "重庆市", "county", false},
	    {"division", "330205", "江北区", "宁波市", "浙江省", "county",
	     false},
	    /* Of one name: three, of whom one has published; two, both. */
	    {"division", "320106", "鼓楼区", "南京市", "江苏省", "county",
	     false},
	    {"division", "350102", "鼓楼区", "福州市", "福建省", "county",
	     true},
	    {"division", "410204", "鼓楼区", "开封市", "河南省", "county",
	     false},
	    {"division", "130104", "桥西区", "石家庄市", "河北省", "county",
	     true},
	    {"division", "130703", "桥西区", "张家口市", "河北省", "county",
	     true},
	    {"division", "130503", "桥西区", "邢台市", "河北省", "county",
	     false},
	    {"division", "451022", "田东县", "百色市", "广西壮族自治区",
	     "county", false},
	    /* That were: recoded twice; merged; a name that another has now. */
	    {"former", "132533", "崇礼县", NULL, "河北省", "130709", false},
	    {"former", "130733", "崇礼县", "张家口市", "河北省", "130709",
	     false},
	    {"former", "320611", "港闸区", "南通市", "江苏省", "320611", false},
	    {"former", "139999", "曲阳县", "某市", "河北省", "139999", true},
	    {"measure", "sangong.total", "“三公”经费合计", NULL, NULL, "yuan",
	     false},
	    {"measure", "expenditure.function", "功能科目支出", NULL, NULL,
	     "yuan", false},
	    {"kind", "housing_construction", "住建", NULL, NULL,
	     "住房和城乡建设局;住建局", false},
	    {"topic", "sewage", "污水", NULL, NULL, NULL, false},
	};

	(void)state;
	names = fixture_catalog(rows, sizeof(rows) / sizeof(rows[0]));
	return names == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	catalog_free(names);
	return 0;
}

typedef enum catalog_found look_up(const struct catalog *, struct slice,
                                   struct slice *, struct nearest *);

/* What a text is found to be; NULL for none, and "several". */
static const char *
find_it(look_up *by, const char *text, struct nearest *near)
{
	static char found[64];
	struct slice code;

	*near = (struct nearest){0};
	switch (by(names, slice_of(text), &code, near)) {
	case CATALOG_ONE:
		assert_int_equal(near->n, 0);
		snprintf(found, sizeof(found), "%.*s", (int)code.len, code.at);
		return found;
	case CATALOG_NONE:
		return NULL;
	case CATALOG_SEVERAL:
		return "several";
	}
	return NULL;
}

static void
a_county_by_code_name_and_place(void **state)
{
	static const char *const ways[] = {"130634",
	                                   "曲阳县",
	                                   "河北省曲阳县",
	                                   "河北曲阳县",
	                                   "河北省保定市曲阳县",
	                                   "河北/保定/曲阳县",
	                                   "保定市曲阳县",
	                                   "河北省 保定市 曲阳县"};
	struct nearest near;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		assert_string_equal(find_it(catalog_county, ways[i], &near),
		                    "130634");
	assert_string_equal(
	    find_it(catalog_county, "广西壮族自治区田东县", &near), "451022");
	assert_string_equal(find_it(catalog_county, "广西田东县", &near),
	                    "451022");
}

static void
nothing_is_guessed(void **state)
{
	static const char *const no[] = {"曲阳",    "山东省曲阳县", "130699",
	                                 "阳县",    "河北省保定县", "",
	                                 "省曲阳县"};
	struct nearest near;

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (find_it(catalog_county, no[i], &near) != NULL)
			fail_msg("%s was found", no[i]);
}

static void
two_of_one_name_need_their_place(void **state)
{
	struct nearest near;

	(void)state;
	assert_string_equal(find_it(catalog_county, "江北区", &near),
	                    "several");
	assert_int_equal(near.n, 2);
	assert_string_equal(find_it(catalog_county, "重庆市江北区", &near),
	                    "500105");
	assert_string_equal(find_it(catalog_county, "宁波江北区", &near),
	                    "330205");
}

static void
the_only_one_that_has_published_is_meant(void **state)
{
	struct nearest near;

	(void)state;
	assert_string_equal(find_it(catalog_county, "鼓楼区", &near), "350102");
	/* Who names another means another. */
	assert_string_equal(find_it(catalog_county, "南京鼓楼区", &near),
	                    "320106");
	assert_string_equal(find_it(catalog_county, "320106", &near), "320106");
}

static void
of_two_that_have_published_none_is_meant(void **state)
{
	static const char *const ways[] = {"桥西区", "河北桥西区"};
	struct nearest near;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(find_it(catalog_county, ways[i], &near),
		                    "several");
		assert_int_equal(near.n, 3);
		/* Those that have, first. */
		assert_true(
		    slice_is(near.name[2], SLICE("河北省邢台市桥西区")));
	}
	assert_string_equal(find_it(catalog_county, "河北邢台桥西区", &near),
	                    "130503");
}

static void
what_a_county_was_called_is_known(void **state)
{
	struct nearest near;

	(void)state;
	assert_string_equal(find_it(catalog_county, "崇礼县", &near), "130709");
	assert_string_equal(find_it(catalog_county, "张家口崇礼县", &near),
	                    "130709");
	assert_string_equal(find_it(catalog_county, "130733", &near), "130733");
	assert_string_equal(find_it(catalog_county, "港闸区", &near), "320611");
	/* What one is called now goes before what another was. */
	assert_string_equal(find_it(catalog_county, "曲阳县", &near), "130634");
}

static void
the_nearest_are_offered(void **state)
{
	struct nearest near;

	(void)state;
	assert_null(find_it(catalog_county, "曲洋县", &near));
	assert_true(near.n >= 1);
	bool offered = false;
	for (unsigned i = 0; i < near.n; i++)
		offered |= slice_is(near.name[i], SLICE("曲阳县"));
	assert_true(offered);
	assert_null(find_it(catalog_measure, "sangong.totl", &near));
	assert_true(slice_is(near.name[0], SLICE("sangong.total")));
}

static void
other_names_by_code_name_and_alias(void **state)
{
	struct nearest near;

	(void)state;
	assert_string_equal(find_it(catalog_measure, "“三公”经费合计", &near),
	                    "sangong.total");
	assert_string_equal(find_it(catalog_measure, "三公经费合计", &near),
	                    "sangong.total");
	assert_string_equal(
	    find_it(catalog_measure, "expenditure.function:2110302", &near),
	    "expenditure.function:2110302");
	assert_null(find_it(catalog_measure, "nothing:2110302", &near));
	assert_string_equal(find_it(catalog_kind, "住建局", &near),
	                    "housing_construction");
	assert_null(find_it(catalog_kind, "住房和城乡建设局;住建局", &near));
	assert_string_equal(find_it(catalog_topic, "污水", &near), "sewage");
	assert_string_equal(find_it(catalog_province, "河北", &near), "河北省");
	assert_string_equal(find_it(catalog_province, "130000", &near),
	                    "河北省");
	assert_null(find_it(catalog_province, "曲阳县", &near));
}

static void
refuses_an_unknown_sort(void **state)
{
	(void)state;
	assert_false(catalog_add(
	    names, &(struct catalog_row){.sort = "county", .code = "1"}));
	assert_int_equal(catalog_size(names), 22);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(a_county_by_code_name_and_place),
	    T(nothing_is_guessed),
	    T(two_of_one_name_need_their_place),
	    T(the_only_one_that_has_published_is_meant),
	    T(of_two_that_have_published_none_is_meant),
	    T(what_a_county_was_called_is_known),
	    T(the_nearest_are_offered),
	    T(other_names_by_code_name_and_alias),
	    T(refuses_an_unknown_sort),
	};

	return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
