/*
 * The rows are sorted twice, by code and by folded name, as arrays of places
 * in the generated table; every question is a binary search.
 *
 * One code may have borne several names and one name several codes in
 * different editions.  Rows carry a rank, 1 for what papers print today, 3 for
 * the first classification: a name resolves among the best rank that has it.
 */
#include "ingest/function_class.h"

#include "ingest/fold.h"
#include "ingest/utf8.h"

#include "function_classification.h"

#include <stdlib.h>

#define N_ROWS                                  \
	(sizeof(rows_function_classification) / \
	 sizeof(rows_function_classification[0]))
#define NAME_MOST 300 /* bytes */

typedef struct row_function_classification row;

struct function_classes {
	uint16_t by_code[N_ROWS];
	uint16_t by_name[N_ROWS];
	uint16_t names[N_ROWS];    /* rows with different names */
	struct slice code[N_ROWS]; /* of each of them, where it has one */
	size_t n_names;
};

/* Names compare by their letters: no blanks, quotes or brackets. */
static uint32_t
next_letter(const char **at, const char *end)
{
	while (*at < end) {
		uint16_t c = fold_char(utf8_next(at, end));

		if (c != 0 && c != '(' && c != ')')
			return c;
	}
	return 0;
}

static int
compare_names(struct slice a, struct slice b)
{
	const char *p = a.at, *q = b.at;

	for (;;) {
		uint32_t c = next_letter(&p, a.at + a.len);
		uint32_t d = next_letter(&q, b.at + b.len);

		if (c != d)
			return c < d ? -1 : 1;
		if (c == 0)
			return 0;
	}
}

static const row *
row_at(uint16_t i)
{
	return &rows_function_classification[i];
}

static int
order_codes(const void *a, const void *b)
{
	const row *r = row_at(*(const uint16_t *)a);
	const row *s = row_at(*(const uint16_t *)b);
	int order = strcmp(r->code, s->code);

	return order != 0 ? order : strcmp(r->rank, s->rank);
}

static int
order_names(const void *a, const void *b)
{
	const row *r = row_at(*(const uint16_t *)a);
	const row *s = row_at(*(const uint16_t *)b);
	int order = compare_names(slice_of(r->name), slice_of(s->name));

	if (order == 0)
		order = strcmp(r->rank, s->rank);
	return order != 0 ? order : strcmp(r->code, s->code);
}

struct function_classes *
function_classes_new(void)
{
	struct function_classes *f = calloc(1, sizeof(*f));

	if (f == NULL)
		return NULL;
	_Static_assert(N_ROWS < UINT16_MAX, "places are 16 bits");
	for (size_t i = 0; i < N_ROWS; i++)
		f->by_code[i] = f->by_name[i] = (uint16_t)i;
	qsort(f->by_code, N_ROWS, sizeof(f->by_code[0]), order_codes);
	qsort(f->by_name, N_ROWS, sizeof(f->by_name[0]), order_names);
	for (size_t i = 0; i < N_ROWS; i++)
		if (i == 0 ||
		    compare_names(slice_of(row_at(f->by_name[i])->name),
		                  slice_of(row_at(f->by_name[i - 1])->name)) !=
		        0)
			f->names[f->n_names++] = f->by_name[i];
	for (size_t i = 0; i < f->n_names; i++)
		f->code[i] =
		    function_code(f, function_name_at(f, i), SLICE_NONE);
	return f;
}

void
function_classes_free(struct function_classes *f)
{
	free(f);
}

static int
compare_code(struct slice code, const char *with)
{
	size_t n = strlen(with);
	int order = memcmp(code.at, with, code.len < n ? code.len : n);

	return order != 0 ? order : (code.len > n) - (code.len < n);
}

/* The first place in by_code that bears the code; N_ROWS if none does. */
static size_t
find_code(const struct function_classes *f, struct slice code)
{
	size_t low = 0, high = N_ROWS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_code(code, row_at(f->by_code[middle])->code) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (code.len > 0 && low < N_ROWS &&
	    compare_code(code, row_at(f->by_code[low])->code) == 0)
		return low;
	return N_ROWS;
}

bool
function_code_valid(const struct function_classes *f, struct slice code)
{
	if (code.len != 3 && code.len != 5 && code.len != 7)
		return false;
	if (code.at[0] != '2' || !slice_is_digits(code))
		return false;
	for (size_t n = code.len; n >= 3; n -= 2)
		if (find_code(f, (struct slice){code.at, n}) != N_ROWS)
			return true;
	return false;
}

/* The first place in by_name with that name; N_ROWS if there is none. */
static size_t
find_name(const struct function_classes *f, struct slice name)
{
	size_t low = 0, high = N_ROWS;

	if (name.len == 0 || name.len > NAME_MOST)
		return N_ROWS;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct slice with = slice_of(row_at(f->by_name[middle])->name);

		if (compare_names(name, with) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < N_ROWS &&
	    compare_names(name, slice_of(row_at(f->by_name[low])->name)) == 0)
		return low;
	return N_ROWS;
}

/* `length` of the code, 0 for any. */
static struct slice
code_of_length(const struct function_classes *f, struct slice name,
               struct slice parent, size_t length)
{
	const char *found = NULL, *rank = NULL;

	for (size_t i = find_name(f, name); i < N_ROWS; i++) {
		const row *r = row_at(f->by_name[i]);

		if (compare_names(name, slice_of(r->name)) != 0)
			break;
		if ((parent.len > 0 &&
		     !slice_starts(slice_of(r->code), parent)) ||
		    (length > 0 && strlen(r->code) != length))
			continue;
		if (rank != NULL && strcmp(rank, r->rank) != 0)
			break;
		if (found != NULL && strcmp(found, r->code) != 0)
			return SLICE_NONE;
		found = r->code;
		rank = r->rank;
	}
	return slice_of(found);
}

struct slice
function_code(const struct function_classes *f, struct slice name,
              struct slice parent)
{
	return code_of_length(f, name, parent, 0);
}

struct slice
function_code_of_level(const struct function_classes *f, struct slice name,
                       struct slice parent, unsigned level)
{
	return code_of_length(f, name, parent, 1 + 2 * level);
}

size_t
function_names(const struct function_classes *f)
{
	return f->n_names;
}

struct slice
function_name_at(const struct function_classes *f, size_t i)
{
	return slice_of(row_at(f->names[i])->name);
}

struct slice
function_code_at(const struct function_classes *f, size_t i)
{
	return f->code[i];
}
