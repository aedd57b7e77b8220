/*
 * Encode and decode stand side by side, both driven by the field rows of
 * record.c; frame_test.c walks every record type through both.
 */
#include "ingest/frame.h"

#include "ingest/frame_part.h"
#include "ingest/utf8.h"

#define YEAR_FIRST 1949
#define YEAR_LAST 2100

/* ---- writing ---- */

static void
put_span(struct writer *w, struct span s)
{
	frame_put_number(w, s.start, 4);
	frame_put_number(w, s.end, 4);
}

static void
put_field(struct writer *w, const struct field *f, const void *item)
{
	const char *at = (const char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL:
	case FIELD_NUMBERS:
		frame_put_text(w, *(const struct slice *)(const void *)at,
		               f->most);
		break;
	case FIELD_YEAR:
		frame_put_number(w, *(const uint16_t *)(const void *)at, 2);
		break;
	case FIELD_INTEGER:
	case FIELD_KEY:
		frame_put_number(
		    w, (uint64_t) * (const int64_t *)(const void *)at, 8);
		break;
	case FIELD_MONEY:
		frame_put_number(
		    w, (uint64_t)((const money *)(const void *)at)->fen, 8);
		break;
	case FIELD_WORD:
		frame_put_number(w, *(const unsigned *)(const void *)at, 1);
		break;
	case FIELD_SPAN:
		put_span(w, *(const struct span *)(const void *)at);
		break;
	case FIELD_SPANS: {
		const struct finding *finding = item;

		frame_put_number(w, finding->n_spans, 1);
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

	frame_put_number(&w, bytes, 8);
	frame_put_number(&w, explain, 1);
	return send_payload(sink, context, FRAME_DOCUMENT, &w);
}

bool
frame_put_refused(frame_sink *sink, void *context, enum read_result why,
                  struct slice reason)
{
	struct writer w = {.n = 0};

	frame_put_number(&w, (uint64_t)why, 1);
	frame_put_text(&w, reason, 2000);
	return send_payload(sink, context, FRAME_REFUSED, &w);
}

bool
frame_put_member(frame_sink *sink, void *context, const struct bundle_member *m)
{
	struct writer w = {.n = 0};

	frame_put_number(&w, (uint64_t)m->failed, 1);
	frame_put_text(&w, m->name, BUNDLE_NAME_MOST);
	frame_put_text(&w, slice_of(m->reason), MEMBER_REASON);
	return send_header(sink, context, FRAME_MEMBER, w.n + m->bytes.len) &&
	       sink(context, w.bytes, w.n) &&
	       (m->bytes.len == 0 || sink(context, m->bytes.at, m->bytes.len));
}

bool
frame_put_bundle(frame_sink *sink, void *context, size_t members)
{
	struct writer w = {.n = 0};

	frame_put_number(&w, members, 4);
	return send_payload(sink, context, FRAME_BUNDLE, &w);
}

static bool
put_record(frame_sink *sink, void *context, struct writer *w, enum record_id id,
           const void *item, uint32_t *sent)
{
	const struct record *r = record(id);

	w->n = 0;
	w->full = false;
	frame_put_number(w, (uint64_t)id, 1);
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
		frame_put_number(&w, sent[id], 4);
	return send_payload(sink, context, FRAME_DONE, &w);
}

/* ---- reading ---- */

static struct span
get_span(struct cursor *c, size_t text_length)
{
	struct span s;

	s.start = (uint32_t)frame_get_number(c, 4);
	s.end = (uint32_t)frame_get_number(c, 4);
	if (s.start > s.end || s.end > text_length)
		frame_fail(c, "a span lies outside the text");
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

/* {1,22,333} */
static bool
is_numbers(struct slice s)
{
	size_t digits = 0;

	if (s.len < 3 || s.at[0] != '{' || s.at[s.len - 1] != '}')
		return false;
	for (size_t i = 1; i < s.len - 1; i++) {
		bool digit = s.at[i] >= '0' && s.at[i] <= '9';

		if (!digit && (s.at[i] != ',' || digits == 0))
			return false;
		digits = digit ? digits + 1 : 0;
	}
	return digits > 0;
}

static void
get_spans(struct cursor *c, struct finding *finding, size_t text_length)
{
	uint64_t n = frame_get_number(c, 1);

	if (n > FINDING_SPANS) {
		frame_fail(c, "a finding has too many spans");
		return;
	}
	finding->n_spans = (unsigned)n;
	for (unsigned i = 0; i < finding->n_spans; i++)
		finding->spans[i] = get_span(c, text_length);
}

static void
get_year(struct cursor *c, const struct field *f, uint16_t *year)
{
	*year = (uint16_t)frame_get_number(c, 2);
	if (*year == 0 ? f->required : *year < YEAR_FIRST || *year > YEAR_LAST)
		frame_fail(c, "a year is missing or out of range");
}

static void
get_word(struct cursor *c, const struct field *f, unsigned *word)
{
	*word = (unsigned)frame_get_number(c, 1);
	if (*word >= vocabulary(f->words)->n || (f->required && *word == 0))
		frame_fail(c, "a word is missing or not in its vocabulary");
}

static void
get_field(struct cursor *c, const struct field *f, void *item,
          size_t text_length)
{
	void *at = (char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL:
	case FIELD_NUMBERS: {
		struct slice *s = at;

		*s = frame_get_text(c, f->most);
		if (f->required && s->at == NULL)
			frame_fail(c, "a required text is missing");
		if (f->kind == FIELD_DECIMAL && s->at != NULL &&
		    !is_decimal(*s))
			frame_fail(c, "a decimal is malformed");
		if (f->kind == FIELD_NUMBERS && s->at != NULL &&
		    !is_numbers(*s))
			frame_fail(c, "a list of numbers is malformed");
		break;
	}
	case FIELD_YEAR:
		get_year(c, f, at);
		break;
	case FIELD_INTEGER:
	case FIELD_KEY:
		*(int64_t *)at = (int64_t)frame_get_number(c, 8);
		break;
	case FIELD_MONEY:
		*(money *)at = money_of_fen((int64_t)frame_get_number(c, 8));
		if (f->required && !money_known(*(money *)at))
			frame_fail(c, "a required amount is missing");
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
	uint64_t id = frame_get_number(c, 1);
	const struct record *type;
	void *item;

	if (!r->has_text || id >= RECORD_N ||
	    (id == RECORD_HEAD) == r->has_head) {
		frame_fail(c, "a record is out of place");
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
		if (frame_get_number(c, 4) != n)
			frame_fail(c, "the counts at the end do not agree");
	}
	if (!r->has_head)
		frame_fail(c, "a result without a head");
	r->done = true;
}

static void
take_refused(struct frame_result *r, struct cursor *c)
{
	uint64_t why = frame_get_number(c, 1);

	if (r->has_text || why == READ_OK || why > READ_NO_TEXT)
		frame_fail(c, "a refusal is out of place");
	r->refused = (enum read_result)why;
	r->reason = frame_get_text(c, 2000);
	r->done = true;
}

static void
take_member(struct frame_result *r, struct cursor *c)
{
	uint64_t failed = frame_get_number(c, 1);
	struct slice name = frame_get_text(c, BUNDLE_NAME_MOST);
	struct slice reason = frame_get_text(c, MEMBER_REASON);
	struct slice bytes = {(const char *)c->at, c->left};

	if (r->members == NULL || r->has_text)
		frame_fail(c, "a bundle's member is out of place");
	else if (failed > READ_NO_TEXT ||
	         (failed == READ_OK) != (reason.at == NULL))
		frame_fail(c, "a member has failed without a reason");
	else if (name.at == NULL || !bundle_name_is_clean(name))
		frame_fail(c, "a member's name is none");
	else if (r->members->n == BUNDLE_MEMBERS_MOST)
		frame_fail(c, "a bundle has too many members");
	if (c->error != NULL)
		return;
	if (!members_add(r->members, (enum read_result)failed, name, reason,
	                 bytes))
		frame_fail(c, "a member could not be kept: no memory");
	c->left = 0;
}

static void
take_bundle(struct frame_result *r, struct cursor *c)
{
	uint64_t n = frame_get_number(c, 4);

	if (r->members == NULL || r->has_text || n == 0 || n != r->members->n)
		frame_fail(c, "the count of members does not agree");
	r->done = r->bundle = true;
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
			frame_fail(&c, "two texts");
		else if (!utf8_valid(payload) ||
		         (payload.len > 0 &&
		          memchr(payload.at, 0, payload.len)))
			frame_fail(&c, "the text is not clean UTF-8");
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
	case FRAME_MEMBER:
		take_member(r, &c);
		break;
	case FRAME_BUNDLE:
		take_bundle(r, &c);
		break;
	case FRAME_DOCUMENT:
		frame_fail(&c, "a document sent the wrong way");
		break;
	}
	if (c.left > 0)
		frame_fail(&c, "a frame is longer than what it holds");
	r->error = c.error;
	return r->error == NULL;
}

bool
frame_get_document(struct slice payload, uint64_t *bytes, bool *explain)
{
	struct cursor c = {(const unsigned char *)payload.at, payload.len,
	                   NULL};

	*bytes = frame_get_number(&c, 8);
	*explain = frame_get_number(&c, 1) == 1;
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
	if (head[4] < FRAME_DOCUMENT || head[4] > FRAME_BUNDLE)
		return false;
	return n <= (*type == FRAME_TEXT     ? FRAME_MOST
	             : *type == FRAME_MEMBER ? FRAME_MEMBER_MOST
	                                     : FRAME_RECORD_MOST);
}
