/*
 * The pipe: every record type goes there and back, and every way in which a
 * hostile worker could bend a frame is refused.
 */
#include "ingest/frame.c"

#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* Frames as they were sent, kept apart. */
struct sent {
	unsigned char bytes[1 << 16];
	size_t n;
};

static bool
collect(void *context, const void *bytes, size_t n)
{
	struct sent *s = context;

	assert_true(n <= sizeof(s->bytes) - s->n);
	memcpy(s->bytes + s->n, bytes, n);
	s->n += n;
	return true;
}

/* Gives distinct, legal contents to every field of a record. */
static void
fill(void *item, enum record_id id, size_t salt)
{
	const struct record *r = record(id);

	for (size_t i = 0; i < r->n_fields; i++) {
		const struct field *f = &r->fields[i];
		void *at = (char *)item + f->offset;

		switch (f->kind) {
		case FIELD_TEXT:
			*(struct slice *)at = f->required || (i + salt) % 2
			                          ? SLICE("水体")
			                          : SLICE_NONE;
			break;
		case FIELD_DECIMAL:
			*(struct slice *)at = SLICE("-12.50");
			break;
		case FIELD_YEAR:
			*(uint16_t *)at = (uint16_t)(2000 + i);
			break;
		case FIELD_NUMBERS:
			*(struct slice *)at = SLICE("{0,12}");
			break;
		case FIELD_INTEGER:
		case FIELD_KEY:
			*(int64_t *)at = -(int64_t)i - 1;
			break;
		case FIELD_MONEY:
			*(money *)at = f->required || salt
			                   ? (money){INT64_MAX - (int64_t)i}
			                   : MONEY_NONE;
			break;
		case FIELD_WORD:
			*(unsigned *)at = vocabulary(f->words)->n - 1;
			break;
		case FIELD_SPAN:
			*(struct span *)at = (struct span){1, 4};
			break;
		case FIELD_SPANS:
			((struct finding *)item)->n_spans = FINDING_SPANS;
			for (unsigned k = 0; k < FINDING_SPANS; k++)
				((struct span *)at)[k] = (struct span){k, k};
			break;
		}
	}
}

static bool
take_all(struct frame_result *r, const struct sent *s)
{
	size_t at = 0;

	while (at < s->n) {
		enum frame_type type;
		uint32_t length;

		if (s->n - at < FRAME_HEADER ||
		    !frame_header(s->bytes + at, &type, &length) ||
		    length > s->n - at - FRAME_HEADER)
			return false;
		at += FRAME_HEADER;
		if (!frame_take(
		        r, type,
		        (struct slice){(const char *)s->bytes + at, length}))
			return false;
		at += length;
	}
	return r->done;
}

static struct disclosure
sample(struct arena *a)
{
	struct disclosure d = {.text = SLICE("一二三四五")};

	fill(&d.head, RECORD_HEAD, 1);
	d.head.division_code = SLICE("130634");
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++)
		for (size_t i = 0; i < 2; i++)
			fill(record_append(&d, a, id), id, i);
	return d;
}

static void
everything_comes_back(void **state)
{
	struct arena *a = arena_new((size_t)1 << 22);
	struct disclosure d = sample(a);
	static struct sent first, again;
	struct frame_result r = {.arena = a};

	(void)state;
	first.n = again.n = 0;
	assert_true(frame_put_disclosure(collect, &first, &d));
	assert_true(take_all(&r, &first));
	assert_true(r.done);
	assert_int_equal(r.disclosure.facts.n, 2);
	assert_int_equal(r.disclosure.facts.at[1].amount.fen,
	                 d.facts.at[1].amount.fen);
	assert_true(slice_is(r.disclosure.facts.at[0].measure, SLICE("水体")));
	assert_true(frame_put_disclosure(collect, &again, &r.disclosure));
	assert_int_equal(first.n, again.n);
	assert_memory_equal(first.bytes, again.bytes, first.n);
	arena_free(a);
}

/* No single wrong byte may crash the reader or slip past its end check. */
static void
every_flipped_byte_is_survived(void **state)
{
	struct arena *a = arena_new((size_t)1 << 22);
	struct disclosure d = sample(a);
	static struct sent good, bad;
	size_t mark, refused = 0;

	(void)state;
	good.n = 0;
	assert_true(frame_put_disclosure(collect, &good, &d));
	mark = arena_mark(a);
	for (size_t i = 0; i < good.n; i++) {
		struct frame_result r = {.arena = a};

		bad = good;
		bad.bytes[i] ^= 0xff;
		refused += !take_all(&r, &bad);
		arena_rewind(a, mark);
	}
	assert_true(refused > good.n / 2);
	arena_free(a);
}

static void
every_cut_is_refused(void **state)
{
	struct arena *a = arena_new((size_t)1 << 22);
	struct disclosure d = sample(a);
	static struct sent s;
	size_t mark, whole;

	(void)state;
	s.n = 0;
	assert_true(frame_put_disclosure(collect, &s, &d));
	mark = arena_mark(a);
	whole = s.n;
	for (s.n = 0; s.n < whole; s.n++) {
		struct frame_result r = {.arena = a};

		assert_false(take_all(&r, &s));
		arena_rewind(a, mark);
	}
	arena_free(a);
}

static void
order_is_kept(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	static const unsigned char record_first[] = {RECORD_FACT};
	struct frame_result r = {.arena = a};

	(void)state;
	assert_false(frame_take(&r, FRAME_RECORD,
	                        (struct slice){(const char *)record_first, 1}));
	assert_string_equal(r.error, "a record is out of place");
	r = (struct frame_result){.arena = a};
	assert_true(frame_take(&r, FRAME_TEXT, SLICE("a")));
	assert_false(frame_take(&r, FRAME_TEXT, SLICE("b")));
	r = (struct frame_result){.arena = a};
	assert_false(frame_take(&r, FRAME_DOCUMENT, SLICE("12345678")));
	r = (struct frame_result){.arena = a};
	assert_false(frame_take(&r, FRAME_TEXT, SLICE("\xff")));
	arena_free(a);
}

static void
refusals_carry_their_reason(void **state)
{
	struct arena *a = arena_new((size_t)1 << 20);
	static struct sent s;
	struct frame_result r = {.arena = a};

	(void)state;
	s.n = 0;
	assert_true(frame_put_refused(collect, &s, READ_DAMAGED,
	                              SLICE("the archive ends early")));
	assert_true(take_all(&r, &s));
	assert_int_equal(r.refused, READ_DAMAGED);
	assert_true(slice_is(r.reason, SLICE("the archive ends early")));
	arena_free(a);
}

static void
document_lengths_travel(void **state)
{
	static struct sent s;
	enum frame_type type;
	uint32_t length;
	uint64_t bytes;
	bool explain = false;

	(void)state;
	s.n = 0;
	assert_true(
	    frame_put_document(collect, &s, UINT64_C(123456789012), true));
	assert_true(frame_header(s.bytes, &type, &length));
	assert_int_equal(type, FRAME_DOCUMENT);
	assert_true(frame_get_document(
	    (struct slice){(const char *)s.bytes + FRAME_HEADER, length},
	    &bytes, &explain));
	assert_int_equal(bytes, UINT64_C(123456789012));
	assert_true(explain);
	assert_false(frame_get_document(SLICE("12345678"), &bytes, &explain));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everything_comes_back),
	    cmocka_unit_test(every_flipped_byte_is_survived),
	    cmocka_unit_test(every_cut_is_refused),
	    cmocka_unit_test(order_is_kept),
	    cmocka_unit_test(refusals_carry_their_reason),
	    cmocka_unit_test(document_lengths_travel),
	};

	return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
