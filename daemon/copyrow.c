/*
 * COPY's text form: columns parted by tabs, \N for null, and four bytes that
 * need a backslash.
 */
#include "daemon/copyrow.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "daemon/log.h"

#define NONE "\\N"

/* ---- bytes ---- */

static char *
room_for(struct bytes *b, size_t n)
{
	size_t room = b->room == 0 ? 256 : b->room;

	while (room - b->n < n)
		room *= 2;
	if (room > b->room) {
		b->at = realloc(b->at, room);
		if (b->at == NULL)
			log_fatal("memory", "bytes=%zu", room);
		b->room = room;
	}
	return b->at + b->n;
}

void
bytes_put(struct bytes *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	memcpy(room_for(b, n), bytes, n);
	b->n += n;
}

void
bytes_fini(struct bytes *b)
{
	free(b->at);
	*b = (struct bytes){0};
}

static void
put(struct bytes *b, const char *string)
{
	bytes_put(b, string, strlen(string));
}

static void
put_integer(struct bytes *b, int64_t value)
{
	char text[24];

	bytes_put(b, text,
	          (size_t)snprintf(text, sizeof(text), "%" PRId64, value));
}

/* The letter after a backslash, or 0 for what stands for itself. */
static char
escape_of(char c)
{
	switch (c) {
	case '\\':
		return '\\';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	}
	return 0;
}

static void
put_text(struct bytes *b, struct slice s)
{
	/* At worst every byte is escaped. */
	char *out = room_for(b, 2 * s.len);

	for (size_t i = 0; i < s.len; i++) {
		/* All four are below ' ' or the backslash itself. */
		bool plain = (unsigned char)s.at[i] > '\r' && s.at[i] != '\\';
		char letter = plain ? 0 : escape_of(s.at[i]);

		if (letter != 0)
			*out++ = '\\';
		*out++ = letter != 0 ? letter : s.at[i];
	}
	b->n = (size_t)(out - b->at);
}

/* ---- rows ---- */

static void
put_spans(struct bytes *b, const struct finding *finding)
{
	put(b, "{");
	for (unsigned i = 0; i < finding->n_spans; i++) {
		put(b, i == 0 ? "{" : ",{");
		put_integer(b, finding->spans[i].start);
		put(b, ",");
		put_integer(b, finding->spans[i].end);
		put(b, "}");
	}
	put(b, "}");
}

static void
put_field(struct bytes *b, const struct field *f, const void *item)
{
	const void *at = (const char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL:
	case FIELD_NUMBERS: {
		const struct slice *s = at;

		if (s->at == NULL)
			put(b, NONE);
		else
			put_text(b, *s);
		break;
	}
	case FIELD_YEAR: {
		uint16_t year = *(const uint16_t *)at;

		if (year == 0)
			put(b, NONE);
		else
			put_integer(b, year);
		break;
	}
	case FIELD_INTEGER:
		put_integer(b, *(const int64_t *)at);
		break;
	case FIELD_KEY:
		if (*(const int64_t *)at == 0)
			put(b, NONE);
		else
			put_integer(b, *(const int64_t *)at);
		break;
	case FIELD_MONEY: {
		money m = *(const money *)at;

		if (money_known(m))
			put_integer(b, m.fen);
		else
			put(b, NONE);
		break;
	}
	case FIELD_WORD: {
		const char *name = word_name(f->words, *(const unsigned *)at);

		put(b, name == NULL ? NONE : name);
		break;
	}
	case FIELD_SPAN: {
		const struct span *s = at;

		put_integer(b, s->start);
		put(b, "\t");
		put_integer(b, s->end);
		break;
	}
	case FIELD_SPANS:
		put_spans(b, item);
		break;
	}
}

static void
put_row(struct bytes *b, const struct record *r, const void *item, size_t no)
{
	put_integer(b, (int64_t)no);
	for (size_t i = 0; i < r->n_fields; i++) {
		if (r->fields[i].column == NULL)
			continue;
		put(b, "\t");
		put_field(b, &r->fields[i], item);
	}
	put(b, "\n");
}

void
copyrows_encode(struct copyrows *rows, const struct disclosure *d)
{
	put_text(&rows->list[RECORD_HEAD], d->text);
	put(&rows->list[RECORD_HEAD], "\n");
	rows->n[RECORD_HEAD] = 1;
	for (enum record_id id = RECORD_FACT; id < RECORD_N; id++) {
		const struct record *r = record(id);
		size_t n;
		const char *items = record_list(d, id, &n);

		if (r->table == NULL)
			continue;
		for (size_t i = 0; i < n; i++)
			put_row(&rows->list[id], r, items + i * r->size, i + 1);
		rows->n[id] = (uint32_t)n;
	}
}

size_t
copyrows_bytes(const struct copyrows *rows)
{
	size_t n = 0;

	for (enum record_id id = RECORD_HEAD; id < RECORD_N; id++)
		n += rows->list[id].n;
	return n;
}

void
copyrows_fini(struct copyrows *rows)
{
	for (enum record_id id = RECORD_HEAD; id < RECORD_N; id++)
		bytes_fini(&rows->list[id]);
	*rows = (struct copyrows){0};
}

/* ---- sending ---- */

const char *
copyrow_statement(enum record_id id, char out[COPYROW_STATEMENT])
{
	const struct record *r = record(id);
	size_t n;

	if (id == RECORD_HEAD)
		return "COPY document_text (division_code, disclosure_id, text)"
		       " FROM STDIN";
	n = (size_t)snprintf(out, COPYROW_STATEMENT,
	                     "COPY %s (division_code, disclosure_id, no",
	                     r->table);
	for (size_t i = 0; i < r->n_fields; i++) {
		const char *column = r->fields[i].column;

		if (column != NULL)
			n += (size_t)snprintf(out + n, COPYROW_STATEMENT - n,
			                      r->fields[i].kind == FIELD_SPAN
			                          ? ", %s_start, %s_end"
			                          : ", %s",
			                      column, column);
	}
	snprintf(out + n, COPYROW_STATEMENT - n, ") FROM STDIN");
	return out;
}

bool
copyrows_send(const struct copyrows *rows, enum record_id id,
              const char *prefix, size_t *from, struct bytes *out, size_t most)
{
	const struct bytes *list = &rows->list[id];

	while (*from < list->n && out->n < most) {
		const char *row = list->at + *from;
		const char *end = memchr(row, '\n', list->n - *from);

		put(out, prefix);
		bytes_put(out, row, (size_t)(end + 1 - row));
		*from += (size_t)(end + 1 - row);
	}
	return *from < list->n;
}
