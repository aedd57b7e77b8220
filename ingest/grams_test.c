/* The runs of characters that a paper is found by. */
#include "ingest/grams.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* The runs of one row, or NULL. */
static struct grams *
collected(struct arena *a, const char *level3, const char *target)
{
	static struct disclosure d;

	d = (struct disclosure){0};
	*list_add(a, &d.kpis) = (struct kpi){.level3 = slice_of(level3),
	                                     .target = slice_of(target)};
	grams_collect(&d, a);
	return d.grams.n == 0 ? NULL : &d.grams.at[0];
}

/* Is a number, as ",12,", in the set? */
static bool
has(const struct grams *g, const char *want)
{
	char text[400];

	assert_in_range(g->grams.len, 3, sizeof(text) - 1);
	memcpy(text, g->grams.at, g->grams.len);
	text[g->grams.len] = '\0';
	text[0] = ',';
	text[g->grams.len - 1] = ',';
	return strstr(text, want) != NULL;
}

static void
runs_stand_once(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct grams *g;
	char want[64];

	(void)state;
	assert_non_null(a);
	/* 水 U+6C34, 利 U+5229: the low 15 bits of the first. */
	snprintf(want, sizeof(want), "{%u}", 0x6c34U << 16 | 0x5229U);
	g = collected(a, "水利", "水利");
	assert_non_null(g);
	assert_int_equal(g->grams.len, strlen(want));
	assert_memory_equal(g->grams.at, want, strlen(want));
	snprintf(want, sizeof(want), ",%u,",
	         (0x6c34U & 0x3ff) << 21 | (0x5229U & 0x7ff) << 10 |
	             (0x5c40U & 0x3ff));
	g = collected(a, "水利局所", NULL);
	assert_non_null(g);
	assert_true(has(g, want));
	/* A run whose number would be 0. */
	g = collected(a, "耀\xf0\xa0\x80\x80", NULL);
	assert_non_null(g);
	assert_true(has(g, ",1,"));
	/* Not across two cells or lines. */
	assert_null(collected(a, "水", "利"));
	assert_null(collected(a, "水\n利\n局", NULL));
	assert_null(collected(a, NULL, ""));
	arena_free(a);
}

static void
keeps_every_run_of_a_long_text(void **state)
{
	struct arena *a = arena_new(64 << 20);
	size_t n = 5000, commas = 0;
	char *text;
	struct grams *g;

	(void)state;
	assert_non_null(a);
	text = arena_alloc(a, 3 * n + 1);
	for (size_t i = 0; i < n; i++)
		utf8_put((uint32_t)(0x4e00 + i), text + 3 * i);
	text[3 * n] = '\0';
	g = collected(a, text, NULL);
	assert_non_null(g);
	for (size_t i = 0; i < g->grams.len; i++)
		commas += g->grams.at[i] == ',';
	/* The middle of a run of three has 11 bits: these have 2048 numbers. */
	assert_int_equal(commas + 1, n - 1 + 2048);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(runs_stand_once),
	    cmocka_unit_test(keeps_every_run_of_a_long_text)};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
