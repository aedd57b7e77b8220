/* Replies kept: for equal questions, of the present data, within bounds. */
#include "daemon/cache.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static struct config config;
static struct cache *cache;

static int
setup(void **state)
{
	(void)state;
	config.cache_bytes = 64 << 10;
	cache = cache_new(&config);
	return cache == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	cache_free(cache);
	return 0;
}

/* A question with one parameter; NULL: not given. */
static struct cache_key
key(unsigned method, const char *text)
{
	struct cache_key key = {.method = method, .given = text != NULL};
	if (text != NULL)
		key.texts = (struct slice){text, strlen(text) + 1};
	return key;
}

static void
keep(unsigned method, const char *text, const char *reply)
{
	struct cache_key question = key(method, text);
	cache_keep(cache, &question, slice_of(reply));
}

/* The reply, or NULL. */
static const char *
find(unsigned method, const char *text)
{
	static char found[4096];
	struct cache_key question = key(method, text);
	struct slice reply = cache_find(cache, &question);
	if (reply.at == NULL)
		return NULL;
	snprintf(found, sizeof(found), "%.*s", (int)reply.len, reply.at);
	return found;
}

#define REPLY(version, rest) "{\"data_version\" : " version ", " rest "}"

static void
an_equal_question_and_no_other(void **state)
{
	(void)state;
	cache_is_at(cache, 7);
	keep(1, "2021", REPLY("7", "\"n\" : 1"));
	keep(1, "", REPLY("7", "\"n\" : 2"));
	keep(1, NULL, REPLY("7", "\"n\" : 3"));
	assert_string_equal(find(1, "2021"), REPLY("7", "\"n\" : 1"));
	assert_string_equal(find(1, ""), REPLY("7", "\"n\" : 2"));
	assert_string_equal(find(1, NULL), REPLY("7", "\"n\" : 3"));
	assert_null(find(2, "2021"));
	assert_null(find(1, "2022"));
	assert_null(find(1, "202"));
	assert_int_equal(cache->hits, 3);
	assert_int_equal(cache->misses, 3);
}

/* One parameter's end is not the next one's beginning. */
static void
parameters_do_not_run_together(void **state)
{
	struct cache_key a = {1, 3, {"a\0bc", 5}}, b = {1, 3, {"ab\0c", 5}};
	struct cache_key first = {1, 1, {"a", 2}}, second = {1, 2, {"a", 2}};
	struct slice reply = SLICE(REPLY("1", ""));

	(void)state;
	cache_is_at(cache, 1);
	cache_keep(cache, &a, reply);
	cache_keep(cache, &first, reply);
	assert_null(cache_find(cache, &b).at);
	assert_null(cache_find(cache, &second).at);
	assert_non_null(cache_find(cache, &a).at);
	assert_non_null(cache_find(cache, &first).at);
}

static void
nothing_outlives_its_version(void **state)
{
	(void)state;
	cache_is_at(cache, 7);
	keep(1, "a", REPLY("7", ""));
	cache_is_at(cache, 7);
	assert_non_null(find(1, "a"));
	cache_is_at(cache, 8);
	assert_null(find(1, "a"));
	assert_int_equal(cache->bytes, 0);
	/* An answer that was under way meanwhile. */
	keep(1, "a", REPLY("7", ""));
	assert_null(find(1, "a"));
	/* What is said late changes nothing. */
	keep(1, "a", REPLY("8", ""));
	cache_is_at(cache, 7);
	assert_non_null(find(1, "a"));
}

static void
a_reply_may_bring_the_news(void **state)
{
	(void)state;
	cache_is_at(cache, 7);
	keep(1, "a", REPLY("7", ""));
	keep(1, "b", REPLY("8", ""));
	assert_null(find(1, "a"));
	assert_non_null(find(1, "b"));
	cache_is_at(cache, 7);
	assert_non_null(find(1, "b"));
}

static void
nothing_while_nobody_knows(void **state)
{
	(void)state;
	keep(1, "a", REPLY("7", ""));
	assert_null(find(1, "a"));
	cache_is_at(cache, 7);
	keep(1, "a", REPLY("7", ""));
	cache_is_at(cache, -1);
	assert_null(find(1, "a"));
	/* Another database may have begun to count again. */
	cache_is_at(cache, 3);
	assert_null(find(1, "a"));
	keep(1, "a", REPLY("3", ""));
	assert_non_null(find(1, "a"));
}

static void
only_what_names_its_version(void **state)
{
	static const char *const replies[] = {
	    "{\"id\" : \"1\", \"data_version\" : 7}",
	    "{\"data_version\" : null}",
	    "{\"data_version\" : -7}",
	    "{\"data_version\" : 99999999999999999999}",
	    "{\"data_version\"",
	    "[]",
	    ""};

	(void)state;
	cache_is_at(cache, 7);
	for (size_t i = 0; i < sizeof(replies) / sizeof(replies[0]); i++) {
		keep(1, "a", replies[i]);
		if (find(1, "a") != NULL)
			fail_msg("kept: %s", replies[i]);
	}
	assert_int_equal(cache->version, 7);
	keep(1, "a", "{\"data_version\":7}");
	assert_non_null(find(1, "a"));
}

static void
what_is_not_asked_for_goes_first(void **state)
{
	char text[16], reply[1024] = "{\"data_version\":7}";
	unsigned kept = 0;

	(void)state;
	memset(reply + strlen(reply), ' ', sizeof(reply) - 20);
	cache_is_at(cache, 7);
	for (unsigned i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "%u", i);
		keep(1, text, reply);
		assert_true(cache->bytes <= config.cache_bytes);
		assert_non_null(find(1, text));
		assert_non_null(find(1, "0"));
	}
	for (unsigned i = 0; i < 1000; i++) {
		snprintf(text, sizeof(text), "%u", i);
		bool found = find(1, text) != NULL;
		/* The latest, all of them, and the one asked for. */
		assert_true(found == (i == 0 || i > 1000 - cache->n));
		kept += found;
	}
	assert_int_equal(kept, cache->n);
	assert_in_range(kept, 40, 64);
}

static void
one_reply_does_not_push_out_all(void **state)
{
	static char reply[16 << 10] = "{\"data_version\":7}";

	(void)state;
	memset(reply + 18, ' ', sizeof(reply) - 19);
	cache_is_at(cache, 7);
	keep(1, "a", REPLY("7", ""));
	keep(1, "b", reply);
	assert_null(find(1, "b"));
	assert_non_null(find(1, "a"));
	config.cache_bytes = 0;
	keep(1, "c", REPLY("7", ""));
	assert_null(find(1, "c"));
}

static void
many_are_found_again(void **state)
{
	char text[16];

	(void)state;
	config.cache_bytes = 64 << 20;
	cache_is_at(cache, 7);
	for (unsigned i = 0; i < 20000; i++) {
		snprintf(text, sizeof(text), "%u", i);
		keep(i % 3, text, REPLY("7", ""));
		keep(i % 3, text, REPLY("7", "")); /* and not twice */
	}
	assert_int_equal(cache->n, 20000);
	for (unsigned i = 0; i < 20000; i++) {
		snprintf(text, sizeof(text), "%u", i);
		assert_non_null(find(i % 3, text));
	}
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(an_equal_question_and_no_other),
	    T(parameters_do_not_run_together),
	    T(nothing_outlives_its_version),
	    T(a_reply_may_bring_the_news),
	    T(nothing_while_nobody_knows),
	    T(only_what_names_its_version),
	    T(what_is_not_asked_for_goes_first),
	    T(one_reply_does_not_push_out_all),
	    T(many_are_found_again),
	};

	return cmocka_run_group_tests_name("cache", tests, NULL, NULL);
}
