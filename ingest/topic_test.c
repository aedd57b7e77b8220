/* Topics: the narrow one first, codes before names, forbidden words. */
#include "ingest/topic.c"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static int
open_topics(void **state)
{
	*state = topics_new();
	return *state == NULL;
}

static int
close_topics(void **state)
{
	topics_free(*state);
	return 0;
}

static void
names_give_topics(void **state)
{
	const struct topics *t = *state;

	assert_true(slice_is(topic_of_name(t, SLICE("城北污水泵站电费")),
	                     SLICE("sewage")));
	assert_true(
	    slice_is(topic_of_name(t, SLICE("污水主管道随环路改建工程")),
	             SLICE("sewage")));
	assert_null(topic_of_name(t, SLICE("某某某")).at);
	assert_null(topic_of_name(t, SLICE("")).at);
}

/* "保洁人员经费" is no rubbish collection: the word is taken out. */
static void
forbidden_words_take_a_topic_out(void **state)
{
	const struct topics *t = *state;

	assert_true(
	    slice_is(topic_of_name(t, SLICE("城区保洁")), SLICE("waste")));
	assert_true(slice_is(topic_of_name(t, SLICE("机关保洁人员经费")),
	                     SLICE("administration")));
}

static void
codes_come_before_names(void **state)
{
	const struct topics *t = *state;

	assert_true(slice_is(topic_of_purchase(t, SLICE("B021601"),
	                                       SLICE("工程"), SLICE("道路")),
	                     SLICE("sewage")));
	assert_true(
	    slice_is(topic_of_purchase(t, SLICE("A0201"), SLICE("台式机"),
	                               SLICE("学校设备")),
	             SLICE("education")));
}

static void
looks_for_one_topic(void **state)
{
	const struct topics *t = *state;

	assert_true(topic_in(t, SLICE("先修道路再修污水管"), SLICE("roads")));
	assert_false(topic_in(t, SLICE("先修污水管"), SLICE("roads")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_give_topics),
	    cmocka_unit_test(forbidden_words_take_a_topic_out),
	    cmocka_unit_test(codes_come_before_names),
	    cmocka_unit_test(looks_for_one_topic),
	};

	return cmocka_run_group_tests(tests, open_topics, close_topics);
}
