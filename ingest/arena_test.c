/* The arena: zeroed memory, lists that grow, and an overflow that jumps. */
#include "ingest/arena.c"

#include <stdarg.h>

#include <cmocka.h>

static void
memory_is_zero_again(void **state)
{
	struct arena *a = arena_new((size_t)64 << 20);

	(void)state;
	for (int round = 0; round < 3; round++) {
		size_t size = (size_t)9 << 20;
		unsigned char *p = arena_alloc(a, size);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < size; i += 4093)
			assert_int_equal(p[i], 0);
		memset(p, 0xee, size);
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
	}
	arena_free(a);
}

static void
rewinding_gives_back(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	size_t mark;
	char *p;

	(void)state;
	arena_alloc(a, 100);
	mark = arena_mark(a);
	p = arena_alloc(a, 50);
	memset(p, 1, 50);
	arena_rewind(a, mark);
	assert_ptr_equal(arena_alloc(a, 50), p);
	assert_int_equal(p[49], 0);
	arena_free(a);
}

static void
lists_keep_their_items(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	LIST_OF(int) numbers = {NULL, 0, 0};
	LIST_OF(long) others = {NULL, 0, 0};

	(void)state;
	for (int i = 0; i < 1000; i++) {
		*list_add(a, &numbers) = i;
		if (i % 7 == 0)
			*list_add(a, &others) = -i;
	}
	assert_int_equal(numbers.n, 1000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(numbers.at[i], i);
	assert_int_equal(others.at[142], -994);
	assert_int_equal(*list_add(a, &numbers), 0);
	arena_free(a);
}

static void
overflow_jumps(void **state)
{
	struct arena *a = arena_new((size_t)1 << 16);
	jmp_buf guard;
	volatile int landed = 0;

	(void)state;
	arena_guard(a, &guard);
	if (setjmp(guard) == 0)
		arena_alloc(a, ((size_t)1 << 16) + 1);
	else
		landed++;
	if (setjmp(guard) == 0)
		arena_array(a, SIZE_MAX / 2, 3);
	else
		landed++;
	assert_int_equal(landed, 2);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zero_again),
	    cmocka_unit_test(rewinding_gives_back),
	    cmocka_unit_test(lists_keep_their_items),
	    cmocka_unit_test(overflow_jumps),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
