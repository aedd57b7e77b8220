/*
 * Which connection is next: whatever one asker asks, another finds a place.
 * The connections are played by this file.
 */
#include "daemon/pick.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

enum { N = 4, DEPTH = 2, SLOW = 50, NOW = 1000 };

struct pg {
	bool ready;
	unsigned pending;
	int64_t since;
	struct request *of[DEPTH];
};

static struct pg pgs[N];
static struct seat seats[N];
static struct lane busy, fresh;
static struct request of_busy = {.lane = &busy, .brief = true};
static struct request of_fresh = {.lane = &fresh, .brief = true};
static struct pick from = {
    .seats = seats, .n = N, .n_ready = N, .depth = DEPTH, .slow = SLOW};

bool
pg_is_ready(const struct pg *pg)
{
	return pg->ready;
}

unsigned
pg_pending(const struct pg *pg)
{
	return pg->pending;
}

int64_t
pg_head_since(const struct pg *pg)
{
	return pg->since;
}

void *
pg_tag(const struct pg *pg, unsigned i)
{
	return i < pg->pending ? pg->of[i] : NULL;
}

/* All stand and are idle; nobody has anything running. */
static int
setup(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++) {
		pgs[i] = (struct pg){.ready = true};
		seats[i] = (struct seat){.pg = &pgs[i]};
	}
	from.n_ready = N;
	lane_init(&busy);
	lane_init(&fresh);
	of_busy.brief = of_fresh.brief = true;
	TAILQ_INSERT_TAIL(&busy.waiting, &of_busy, waiting);
	TAILQ_INSERT_TAIL(&fresh.waiting, &of_fresh, waiting);
	return 0;
}

/* A connection runs `n` questions of the busy asker, since `age` ms. */
static void
occupy(unsigned i, unsigned n, int64_t age)
{
	pgs[i].pending = n;
	pgs[i].since = NOW - age;
	for (unsigned k = 0; k < n; k++)
		pgs[i].of[k] = &of_busy;
	busy.sent += n;
}

static int
choice(const struct lane *lane)
{
	const struct seat *seat = pick_seat(&from, lane, NOW);

	return seat == NULL ? -1 : (int)(seat - seats);
}

static void
idle_comes_first(void **state)
{
	(void)state;
	occupy(0, 1, 1);
	occupy(1, 1, 1);
	assert_in_range(choice(&busy), 2, 3);
	assert_in_range(choice(&fresh), 2, 3);
}

static void
the_last_idle_one_is_kept(void **state)
{
	(void)state;
	occupy(0, 2, 1);
	occupy(1, 1, 1);
	occupy(2, 1, 1);
	assert_in_range(choice(&busy), 1, 2);
	assert_int_equal(choice(&fresh), 3);
}

static void
nobody_waits_behind_a_slow_one(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		occupy(i, 1, SLOW);
	assert_int_equal(choice(&fresh), -1);
	pgs[2].since = NOW - SLOW + 1;
	assert_int_equal(choice(&fresh), 2);
	assert_int_equal(choice(&busy), -1); /* the last that is quick */
}

static void
nobody_is_on_all(void **state)
{
	struct request other = {.lane = &fresh, .brief = true};

	(void)state;
	for (unsigned i = 0; i < N - 1; i++)
		occupy(i, 2, 1);
	pgs[3].pending = 1;
	pgs[3].since = NOW;
	pgs[3].of[0] = &other;
	assert_int_equal(choice(&busy), -1);
	pgs[0].pending = 1;
	assert_int_equal(choice(&busy), 0);
}

static void
only_brief_ones_are_sent_ahead(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		occupy(i, 1, 1);
	assert_in_range(choice(&fresh), 0, N - 1);
	of_fresh.brief = false;
	assert_int_equal(choice(&fresh), -1);
	of_fresh.brief = true;
	of_busy.brief = false; /* what runs */
	assert_int_equal(choice(&fresh), -1);
	of_busy.brief = true;
	for (unsigned i = 0; i < N; i++)
		pgs[i].of[0] = NULL; /* withdrawn */
	assert_int_equal(choice(&fresh), -1);
}

static void
depth_is_a_limit(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		occupy(i, DEPTH, 1);
	assert_int_equal(choice(&fresh), -1);
}

static void
one_connection_serves_everybody(void **state)
{
	(void)state;
	for (unsigned i = 1; i < N; i++)
		pgs[i].ready = false;
	from.n_ready = 1;
	assert_int_equal(choice(&busy), 0);
	occupy(0, 1, 1);
	assert_int_equal(choice(&busy), 0);
}

static void
nothing_goes_where_a_cancel_is_under_way(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N; i++)
		seats[i].cancelling = true;
	assert_int_equal(choice(&fresh), -1);
}

#define T(f) cmocka_unit_test_setup(f, setup)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(idle_comes_first),
	    T(the_last_idle_one_is_kept),
	    T(nobody_waits_behind_a_slow_one),
	    T(nobody_is_on_all),
	    T(only_brief_ones_are_sent_ahead),
	    T(depth_is_a_limit),
	    T(one_connection_serves_everybody),
	    T(nothing_goes_where_a_cancel_is_under_way),
	};

	return cmocka_run_group_tests_name("pick", tests, NULL, NULL);
}
