/*
 * Encode and decode stand side by side, both driven by the field rows of
 * record.c; frame_test.c walks every record type through both.
 */
#include "ingest/frame.h"

#include "ingest/utf8.h"

#define ABSENT UINT32_MAX
#define YEAR_FIRST 1949
#define YEAR_LAST 2100

/* ---- writing ---- */

/* Collects a frame's payload, then hands header and payload to the sink. */
struct writer {
	unsigned char bytes[FRAME_RECORD_MOST + 64];
	size_t n;
	bool full; /* sticky: the record is too large for a frame */
};

static void
put_bytes(struct writer *w, const void *bytes, size_t n)
{
	if (n > FRAME_RECORD_MOST - w->n) {
		w->full = true;
		return;
	}
	if (n > 0)
		memcpy(w->bytes + w->n, bytes, n);
	w->n += n;
}

static void
put_number(struct writer *w, uint64_t value, unsigned bytes)
{
	unsigned char b[8];

	for (unsigned i = 0; i < bytes; i++)
		b[i] = (unsigned char)(value >> (8 * i));
	put_bytes(w, b, bytes);
}

static void
put_text(struct writer *w, struct slice s, size_t most)
{
	if (s.at == NULL) {
		put_number(w, ABSENT, 4);
		return;
	}
	/* Longer than any honest cell: cut at a character, keep the rest. */
	if (s.len > most)
		s.len = utf8_cut(s, most);
	put_number(w, s.len, 4);
	put_bytes(w, s.at, s.len);
}

static void
put_span(struct writer *w, struct span s)
{
	put_number(w, s.start, 4);
	put_number(w, s.end, 4);
}

static void
put_field(struct writer *w, const struct field *f, const void *item)
{
	const char *at = (const char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL:
		put_text(w, *(const struct slice *)(const void *)at, f->most);
		break;
	case FIELD_YEAR:
		put_number(w, *(const uint16_t *)(const void *)at, 2);
		break;
	case FIELD_INTEGER:
		put_number(w, (uint64_t) * (const int64_t *)(const void *)at,
		           8);
		break;
	case FIELD_MONEY:
		put_number(w, (uint64_t)((const money *)(const void *)at)->fen,
		           8);
		break;
	case FIELD_WORD:
		put_number(w, *(const unsigned *)(const void *)at, 1);
		break;
	case FIELD_SPAN:
		put_span(w, *(const struct span *)(const void *)at);
		break;
	case FIELD_SPANS: {
		const struct finding *finding = item;

		put_number(w, finding->n_spans, 1);
		for (unsigned i = 0; i < finding->n_spans; i++)
			put_span(w, finding->spans[i]);
		break;
	}
	}
}

static bool
send_header(frame_sink *sink, void *context, enum frame_type type, size_t n)
{
	unsigned char head[FRAME_HEADER];

	for (unsigned i = 0; i < 4; i++)
		head[i] = (unsigned char)(n >> (8 * i));
	head[4] = (unsigned char)type;
	return sink(context, head, sizeof(head));
}

static bool
send_payload(frame_sink *sink, void *context, enum frame_type type,
             const struct writer *w)
{
	return send_header(sink, context, type, w->n) &&
	       sink(context, w->bytes, w->n);
}

bool
frame_put_document(frame_sink *sink, void *context, uint64_t bytes,
                   bool explain)
{
	struct writer w = {.n = 0};

	put_number(&w, bytes, 8);
	put_number(&w, explain, 1);
	return send_payload(sink, context, FRAME_DOCUMENT, &w);
}

bool
frame_put_refused(frame_sink *sink, void *context, enum read_result why,
                  struct slice reason)
{
	struct writer w = {.n = 0};

	put_number(&w, (uint64_t)why, 1);
	put_text(&w, reason, 2000);
	return send_payload(sink, context, FRAME_REFUSED, &w);
}

static bool
put_record(frame_sink *sink, void *context, struct writer *w, enum record_id id,
           const void *item, uint32_t *sent)
{
	const struct record *r = record(id);

	w->n = 0;
	w->full = false;
	put_number(w, (uint64_t)id, 1);
	for (size_t i = 0; i < r->n_fields; i++)
		put_field(w, &r->fields[i], item);
	if (w->full)
		return true;
	*sent += 1;
	return send_payload(sink, context, FRAME_RECORD, w);
}

bool
frame_put_disclosure(frame_sink *sink, void *context,
                     const struct disclosure *d)
{
	struct writer w;
	uint32_t sent[RECORD_N] = {0};

	if (!send_header(sink, context, FRAME_TEXT, d->text.len) ||
	    !sink(context, d->text.at, d->text.len))
		return false;
	for (enum record_id id = RECORD_HEAD; id < RECORD_N; id++) {
		size_t n;
		const char *items = record_list(d, id, &n);

		for (size_t i = 0; i < n; i++)
			if (!put_record(sink, context, &w, id,
			                items + i * record(id)->size,
			                &sent[id]))
				return false;
	}
	w.n = 0;
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++)
		put_number(&w, sent[id], 4);
	return send_payload(sink, context, FRAME_DONE, &w);
}

/* ---- reading ---- */

/* A payload being read.  The first violation sticks. */
struct cursor {
	const unsigned char *at;
	size_t left;
	const char *error;
};

static void
fail(struct cursor *c, const char *error)
{
	if (c->error == NULL)
		c->error = error;
	c->left = 0;
}

static uint64_t
get_number(struct cursor *c, unsigned bytes)
{
	uint64_t value = 0;

	if (c->left < bytes) {
		fail(c, "a frame ends inside a number");
		return 0;
	}
	for (unsigned i = 0; i < bytes; i++)
		value |= (uint64_t)c->at[i] << (8 * i);
	c->at += bytes;
	c->left -= bytes;
	return value;
}

static struct slice
get_text(struct cursor *c, size_t most)
{
	uint32_t n = (uint32_t)get_number(c, 4);
	struct slice s;

	if (c->error != NULL || n == ABSENT)
		return SLICE_NONE;
	if (n > c->left || n > most) {
		fail(c, "a text is longer than its frame or its limit");
		return SLICE_NONE;
	}
	s = (struct slice){(const char *)c->at, n};
	if (!utf8_valid(s) || memchr(s.at, '\0', s.len) != NULL) {
		fail(c, "a text is not clean UTF-8");
		return SLICE_NONE;
	}
	c->at += n;
	c->left -= n;
	return s;
}

static struct span
get_span(struct cursor *c, size_t text_length)
{
	struct span s;

	s.start = (uint32_t)get_number(c, 4);
	s.end = (uint32_t)get_number(c, 4);
	if (s.start > s.end || s.end > text_length)
		fail(c, "a span lies outside the text");
	return s;
}

static bool
is_decimal(struct slice s)
{
	size_t digits = 0, points = 0, i = s.len > 0 && s.at[0] == '-';

	for (; i < s.len; i++) {
		if (s.at[i] == '.' && digits > 0 && i + 1 < s.len)
			points++;
		else if (s.at[i] >= '0' && s.at[i] <= '9')
			digits++;
		else
			return false;
	}
	return digits > 0 && points <= 1;
}

static void
get_spans(struct cursor *c, struct finding *finding, size_t text_length)
{
	uint64_t n = get_number(c, 1);

	if (n > FINDING_SPANS) {
		fail(c, "a finding has too many spans");
		return;
	}
	finding->n_spans = (unsigned)n;
	for (unsigned i = 0; i < finding->n_spans; i++)
		finding->spans[i] = get_span(c, text_length);
}

static void
get_year(struct cursor *c, const struct field *f, uint16_t *year)
{
	*year = (uint16_t)get_number(c, 2);
	if (*year == 0 ? f->required : *year < YEAR_FIRST || *year > YEAR_LAST)
		fail(c, "a year is missing or out of range");
}

static void
get_word(struct cursor *c, const struct field *f, unsigned *word)
{
	*word = (unsigned)get_number(c, 1);
	if (*word >= vocabulary(f->words)->n || (f->required && *word == 0))
		fail(c, "a word is missing or not in its vocabulary");
}

static void
get_field(struct cursor *c, const struct field *f, void *item,
          size_t text_length)
{
	void *at = (char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL: {
		struct slice *s = at;

		*s = get_text(c, f->most);
		if (f->required && s->at == NULL)
			fail(c, "a required text is missing");
		if (f->kind == FIELD_DECIMAL && s->at != NULL &&
		    !is_decimal(*s))
			fail(c, "a decimal is malformed");
		break;
	}
	case FIELD_YEAR:
		get_year(c, f, at);
		break;
	case FIELD_INTEGER:
		*(int64_t *)at = (int64_t)get_number(c, 8);
		break;
	case FIELD_MONEY:
		*(money *)at = money_of_fen((int64_t)get_number(c, 8));
		if (f->required && !money_known(*(money *)at))
			fail(c, "a required amount is missing");
		break;
	case FIELD_WORD:
		get_word(c, f, at);
		break;
	case FIELD_SPAN:
		*(struct span *)at = get_span(c, text_length);
		break;
	case FIELD_SPANS:
		get_spans(c, item, text_length);
		break;
	}
}

static void
take_record(struct frame_result *r, struct cursor *c)
{
	uint64_t id = get_number(c, 1);
	const struct record *type;
	void *item;

	if (!r->has_text || id >= RECORD_N ||
	    (id == RECORD_HEAD) == r->has_head) {
		fail(c, "a record is out of place");
		return;
	}
	r->has_head = true;
	type = record((enum record_id)id);
	item = record_append(&r->disclosure, r->arena, (enum record_id)id);
	for (size_t i = 0; i < type->n_fields; i++)
		get_field(c, &type->fields[i], item, r->disclosure.text.len);
}

static void
take_done(struct frame_result *r, struct cursor *c)
{
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++) {
		size_t n;

		record_list(&r->disclosure, id, &n);
		if (get_number(c, 4) != n)
			fail(c, "the counts at the end do not agree");
	}
	if (!r->has_head)
		fail(c, "a result without a head");
	r->done = true;
}

static void
take_refused(struct frame_result *r, struct cursor *c)
{
	uint64_t why = get_number(c, 1);

	if (r->has_text || why == READ_OK || why > READ_NO_TEXT)
		fail(c, "a refusal is out of place");
	r->refused = (enum read_result)why;
	r->reason = get_text(c, 2000);
	r->done = true;
}

bool
frame_take(struct frame_result *r, enum frame_type type, struct slice payload)
{
	struct cursor c = {(const unsigned char *)payload.at, payload.len,
	                   r->done ? "a frame after the end" : r->error};

	if (c.error != NULL)
		c.left = 0;
	switch (type) {
	case FRAME_TEXT:
		if (r->has_text)
			fail(&c, "two texts");
		else if (!utf8_valid(payload) ||
		         (payload.len > 0 &&
		          memchr(payload.at, 0, payload.len)))
			fail(&c, "the text is not clean UTF-8");
		r->disclosure.text = payload;
		r->has_text = true;
		c.left = 0;
		break;
	case FRAME_RECORD:
		take_record(r, &c);
		break;
	case FRAME_DONE:
		take_done(r, &c);
		break;
	case FRAME_REFUSED:
		take_refused(r, &c);
		break;
	case FRAME_DOCUMENT:
		fail(&c, "a document sent the wrong way");
		break;
	}
	if (c.left > 0)
		fail(&c, "a frame is longer than what it holds");
	r->error = c.error;
	return r->error == NULL;
}

bool
frame_get_document(struct slice payload, uint64_t *bytes, bool *explain)
{
	struct cursor c = {(const unsigned char *)payload.at, payload.len,
	                   NULL};

	*bytes = get_number(&c, 8);
	*explain = get_number(&c, 1) == 1;
	return c.error == NULL && c.left == 0;
}

bool
frame_header(const unsigned char head[FRAME_HEADER], enum frame_type *type,
             uint32_t *length)
{
	uint32_t n = (uint32_t)head[0] | (uint32_t)head[1] << 8 |
	             (uint32_t)head[2] << 16 | (uint32_t)head[3] << 24;

	*type = (enum frame_type)head[4];
	*length = n;
	if (head[4] < FRAME_DOCUMENT || head[4] > FRAME_REFUSED)
		return false;
	return n <= (*type == FRAME_TEXT ? FRAME_MOST : FRAME_RECORD_MOST);
}
