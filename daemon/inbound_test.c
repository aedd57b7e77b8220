/* Results cut anywhere are the same results; what breaks the rules is seen. */
#include "daemon/inbound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/copyrow.h"
#include "ingest/finding.h"

enum { ROOM = 4 << 20 };

static struct inbound *in;
static struct arena *arena;
static struct bytes honest; /* what a worker sends of a small paper */

static bool
collect(void *context, const void *bytes, size_t n)
{
	bytes_put(context, bytes, n);
	return true;
}

static int
setup(void **state)
{
	struct disclosure d = {.text = SLICE("预算12000元")};

	(void)state;
	in = inbound_new(ROOM);
	arena = arena_new(ROOM);
	if (in == NULL || arena == NULL)
		return -1;
	d.head.title = SLICE("title");
	d.head.fiscal_year = 2021;
	for (int i = 0; i < 20; i++)
		disclosure_find(
		    &d, arena, FOUND_NOT_READ, &(struct span){0, 3}, 1,
		    SAID(said_print(arena, "reason", "number %d", i)));
	return frame_put_disclosure(collect, &honest, &d) ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	bytes_fini(&honest);
	inbound_free(in);
	arena_free(arena);
	return 0;
}

static enum inbound_verdict
feed(const struct bytes *b, size_t piece)
{
	enum inbound_verdict verdict = INBOUND_MORE;

	inbound_reset(in);
	for (size_t at = 0; at < b->n && verdict == INBOUND_MORE; at += piece)
		verdict = inbound_take(in, b->at + at,
		                       b->n - at < piece ? b->n - at : piece);
	return verdict;
}

static void
test_cut_anywhere(void **state)
{
	(void)state;
	for (size_t piece = 1; piece <= honest.n; piece++) {
		const struct disclosure *d;

		assert_int_equal(feed(&honest, piece), INBOUND_WHOLE);
		d = &inbound_result(in)->disclosure;
		assert_int_equal(d->head.fiscal_year, 2021);
		assert_int_equal(d->findings.n, 20);
		assert_memory_equal(d->findings.at[19].message.at, "number 19",
		                    9);
	}
}

static void
test_unfinished_is_not_whole(void **state)
{
	struct bytes part = honest;

	(void)state;
	for (part.n = 0; part.n < honest.n; part.n++)
		assert_int_equal(feed(&part, honest.n), INBOUND_MORE);
}

static void
test_more_after_the_end(void **state)
{
	struct bytes twice = {NULL, 0, 0};

	(void)state;
	bytes_put(&twice, honest.at, honest.n);
	bytes_put(&twice, honest.at, honest.n);
	assert_int_equal(feed(&twice, twice.n), INBOUND_BROKEN);
	assert_non_null(inbound_error(in));
	bytes_fini(&twice);
}

static void
test_noise(void **state)
{
	struct bytes noise = {NULL, 0, 0};

	(void)state;
	bytes_put(&noise, "GET / HTTP/1.0\r\n\r\n", 18);
	assert_int_equal(feed(&noise, 3), INBOUND_BROKEN);
	assert_string_equal(inbound_error(in), "a frame of no known form");
	bytes_fini(&noise);
}

/* A text may be announced that is larger than all there is room for. */
static void
test_too_large(void **state)
{
	const unsigned char head[FRAME_HEADER] = {0, 0, 0, 5, FRAME_TEXT};
	struct bytes large = {NULL, 0, 0};

	(void)state;
	bytes_put(&large, head, sizeof(head));
	bytes_put(&large, "x", 1);
	assert_int_equal(feed(&large, 2), INBOUND_BROKEN);
	assert_non_null(strstr(inbound_error(in), "limit"));
	bytes_fini(&large);
	assert_int_equal(feed(&honest, 7), INBOUND_WHOLE);
}

static bool
put_member(struct bytes *b, const char *name, const char *reason,
           struct slice bytes)
{
	const struct bundle_member m = {.name = slice_of(name),
	                                .bytes = bytes,
	                                .failed = reason == NULL ? READ_OK
	                                                         : READ_LOCKED,
	                                .reason = reason};

	return frame_put_member(collect, b, &m);
}

static void
test_bundle(void **state)
{
	struct bytes b = {NULL, 0, 0};
	const struct members *members;
	char body[8] = "";

	(void)state;
	assert_true(put_member(&b, "表/一.txt", NULL, SLICE("abc")));
	assert_true(put_member(&b, "b", "locked", SLICE("")));
	assert_true(put_member(&b, "c", NULL, SLICE("defg")));
	assert_true(frame_put_bundle(collect, &b, 3));
	for (size_t piece = 1; piece <= b.n; piece += 7) {
		assert_int_equal(feed(&b, piece), INBOUND_WHOLE);
		assert_true(inbound_result(in)->bundle);
		members = inbound_result(in)->members;
		assert_int_equal(members->n, 3);
		assert_string_equal(members->at[0].name, "表/一.txt");
		assert_string_equal(members->at[1].reason, "locked");
		assert_int_equal(members->at[1].failed, READ_LOCKED);
		assert_int_equal(members->at[2].offset, 3);
		assert_int_equal(members->at[2].bytes, 4);
		assert_int_equal(pread(members->fd, body, 8, 0), 7);
		assert_memory_equal(body, "abcdefg", 7);
	}
	bytes_fini(&b);
	assert_int_equal(feed(&honest, 100), INBOUND_WHOLE);
	assert_int_equal(inbound_result(in)->members->n, 0);
}

/* Whoever took a worker over may send any of these. */
static void
test_bad_members(void **state)
{
	static const char *const names[] = {
	    "", "/a", "a/", "../a", "a/../b", "a//b", "a\nb", "\xff", "."};
	struct bytes b = {NULL, 0, 0};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		b.n = 0;
		assert_true(put_member(&b, names[i], NULL, SLICE("x")));
		assert_int_equal(feed(&b, b.n), INBOUND_BROKEN);
	}
	b.n = 0;
	assert_true(put_member(&b, "a", NULL, SLICE("x")));
	assert_true(frame_put_bundle(collect, &b, 2));
	assert_int_equal(feed(&b, b.n), INBOUND_BROKEN);
	b.n = 0;
	assert_true(frame_put_bundle(collect, &b, 0));
	assert_int_equal(feed(&b, b.n), INBOUND_BROKEN);
	b.n = 0;
	for (size_t i = 0; i <= BUNDLE_MEMBERS_MOST; i++)
		assert_true(put_member(&b, "a", NULL, SLICE("x")));
	assert_int_equal(feed(&b, b.n), INBOUND_BROKEN);
	assert_non_null(strstr(inbound_error(in), "too many"));
	bytes_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cut_anywhere),
	    cmocka_unit_test(test_unfinished_is_not_whole),
	    cmocka_unit_test(test_more_after_the_end),
	    cmocka_unit_test(test_noise),
	    cmocka_unit_test(test_too_large),
	    cmocka_unit_test(test_bundle),
	    cmocka_unit_test(test_bad_members),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
