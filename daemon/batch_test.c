/* A batch as parameters and COPY data; fates as PostgreSQL gives them. */
#include "daemon/batch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "ingest/finding.h"

enum { N = 4 };

static struct arena *arena;
static struct copyrows rows[N];
static struct loading documents[N];
static struct loading *at[N];
static struct batch batch;

static int
setup(void **state)
{
	static const char *const heads[N] = {"{\"a\":1}", "{}", "{}", "{}"};

	(void)state;
	arena = arena_new((size_t)16 << 20);
	for (int i = 0; i < N; i++) {
		struct disclosure d = {.text = SLICE("text")};

		for (int k = 0; k <= i; k++)
			disclosure_find(&d, arena, FOUND_COUNTY_UNNAMED, NULL,
			                0, NULL, 0);
		copyrows_encode(&rows[i], &d);
		documents[i] = (struct loading){.head = slice_of(heads[i]),
		                                .rows = &rows[i]};
		at[i] = &documents[i];
	}
	batch_begin(&batch, at, N);
	return arena == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	for (int i = 0; i < N; i++)
		copyrows_fini(&rows[i]);
	batch_fini(&batch);
	batch = (struct batch){.n = 0};
	arena_free(arena);
	return 0;
}

/* Appends a row to an answer; NULL for null. */
static void
set(PGresult *r, int row, int column, const char *value)
{
	static char room[32];

	snprintf(room, sizeof(room), "%s", value == NULL ? "" : value);
	assert_int_equal(PQsetvalue(r, row, column, room,
	                            value == NULL ? -1 : (int)strlen(room)),
	                 1);
}

static PGresult *
answer(const char *const fates[], int n)
{
	static char names[4][16] = {"fate", "division_code", "disclosure_id",
	                            "revision"};
	PGresAttDesc columns[4] = {{.name = names[0]},
	                           {.name = names[1]},
	                           {.name = names[2]},
	                           {.name = names[3]}};
	PGresult *r = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	assert_int_equal(PQsetResultAttrs(r, 4, columns), 1);
	for (int i = 0; i < n; i++) {
		bool parked = strcmp(fates[i], "parked") == 0;
		char id[8];

		snprintf(id, sizeof(id), "%d", 40 + i);
		set(r, i, 0, fates[i]);
		set(r, i, 1, parked ? NULL : "130634");
		set(r, i, 2, parked ? NULL : id);
		set(r, i, 3, parked ? NULL : i == 1 ? "3" : "1");
	}
	return r;
}

static bool
take(const char *const fates[], int n)
{
	PGresult *r = answer(fates, n);
	bool ok = batch_fates(&batch, r);

	PQclear(r);
	return ok;
}

static void
test_parameters(void **state)
{
	static const char *const fates[] = {"new", "revision", "unchanged",
	                                    "parked"};

	(void)state;
	assert_string_equal(batch_documents(&batch), "[{\"a\":1},{},{},{}]");
	assert_true(take(fates, N));
	assert_string_equal(batch_ids(&batch), "{40,41}");
	assert_string_equal(documents[0].id, "130634.40");
	assert_int_equal(documents[1].fate, LOAD_REVISION);
	assert_int_equal(documents[1].revision, 3);
	assert_string_equal(documents[2].id, "130634.42");
	assert_string_equal(documents[3].id, "");
	assert_true(batch.something);
}

static void
test_answers_that_are_none(void **state)
{
	static const char *const odd[] = {"new", "new", "new", "odd"};

	(void)state;
	assert_false(take(odd, N));
	assert_false(take(odd, N - 1));
}

static void
test_nothing_new(void **state)
{
	static const char *const fates[] = {"unchanged", "unchanged", "parked",
	                                    "parked"};
	char room[COPYROW_STATEMENT];

	(void)state;
	assert_true(take(fates, N));
	assert_false(batch.something);
	assert_null(batch_copy(&batch, room));
}

/* A COMMIT's answer was lost: what is unchanged now was new then. */
static void
test_in_doubt(void **state)
{
	static const char *const fates[] = {"unchanged", "unchanged",
	                                    "unchanged", "parked"};

	(void)state;
	batch_doubt(&batch);
	batch_begin(&batch, at, N);
	assert_true(take(fates, N));
	assert_int_equal(documents[0].fate, LOAD_NEW);
	assert_int_equal(documents[1].fate, LOAD_REVISION);
	assert_int_equal(documents[3].fate, LOAD_PARKED);
	assert_false(batch.something);
}

/* One COPY for each type, all documents that are new in it, no others. */
static void
test_copies(void **state)
{
	static const char *const fates[] = {"new", "unchanged", "parked",
	                                    "new"};
	char room[COPYROW_STATEMENT];
	size_t lines = 0;

	(void)state;
	assert_true(take(fates, N));
	assert_memory_equal(batch_copy(&batch, room), "COPY document_text", 18);
	assert_true(batch_chunk(&batch));
	assert_int_equal(batch.text.n, 2 * strlen("130634\t40\ttext\n"));
	assert_memory_equal(batch.text.at,
	                    "130634\t40\ttext\n130634\t43\ttext\n",
	                    batch.text.n);
	assert_false(batch_chunk(&batch));
	assert_memory_equal(batch_copy(&batch, room), "COPY finding", 12);
	while (batch_chunk(&batch))
		for (size_t i = 0; i < batch.text.n; i++)
			lines += batch.text.at[i] == '\n';
	assert_int_equal(lines, 1 + 4);
	assert_null(batch_copy(&batch, room));
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(test_parameters),  TEST(test_answers_that_are_none),
	    TEST(test_nothing_new), TEST(test_in_doubt),
	    TEST(test_copies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
