/* Turns: each asker one request at a time, whoever has how many. */
#include "daemon/lane.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct lanes lanes;
static struct lane many, single;
static struct request a, b, c, d;

static int
setup(void **state)
{
	(void)state;
	lanes_init(&lanes);
	lane_init(&many);
	lane_init(&single);
	a = b = c = (struct request){.lane = &many};
	d = (struct request){.lane = &single};
	lanes_enter(&lanes, &a, false);
	lanes_enter(&lanes, &b, false);
	lanes_enter(&lanes, &c, false);
	lanes_enter(&lanes, &d, false);
	return 0;
}

/* The next request, taken out of its lane. */
static const struct request *
next(void)
{
	struct lane *lane = TAILQ_FIRST(&lanes.turn);

	if (lane == NULL)
		return NULL;
	struct request *request = TAILQ_FIRST(&lane->waiting);

	lanes_leave(&lanes, request);
	lanes_pass(&lanes, lane);
	return request;
}

static void
turns_go_round(void **state)
{
	(void)state;
	assert_int_equal(lanes.n_waiting, 4);
	assert_ptr_equal(next(), &a);
	assert_ptr_equal(next(), &d);
	assert_ptr_equal(next(), &b);
	assert_ptr_equal(next(), &c);
	assert_null(next());
	assert_int_equal(lanes.n_waiting, 0);
}

static void
who_comes_back_is_first_in_its_lane(void **state)
{
	(void)state;
	assert_ptr_equal(next(), &a);
	lanes_enter(&lanes, &a, true);
	assert_ptr_equal(next(), &d);
	assert_ptr_equal(next(), &a);
	assert_int_equal(a.place, REQUEST_NEW);
	assert_int_equal(b.place, REQUEST_WAITS);
}

static void
a_paused_lane_has_no_turn(void **state)
{
	(void)state;
	lanes_pause(&lanes, &many, true);
	assert_ptr_equal(next(), &d);
	assert_null(next());
	lanes_pause(&lanes, &many, false);
	assert_ptr_equal(next(), &a);
}

#define T(f) cmocka_unit_test_setup(f, setup)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    T(turns_go_round),
	    T(who_comes_back_is_first_in_its_lane),
	    T(a_paused_lane_has_no_turn),
	};

	return cmocka_run_group_tests_name("lane", tests, NULL, NULL);
}
