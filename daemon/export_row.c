/*
 * export_row - see export_row.h.
 */
#include "daemon/export_row.h"

#include <event2/buffer.h>
#include <stdio.h>
#include <stdlib.h>

/* Columns of the COPY. */
#define COLUMNS(X)     \
	X(DIVISION)    \
	X(PAPER)       \
	X(NO)          \
	X(COUNTY)      \
	X(PREFECTURE)  \
	X(PROVINCE)    \
	X(SCOPE)       \
	X(DEPARTMENT)  \
	X(KIND)        \
	X(FISCAL_YEAR) \
	X(DOC_TYPE)    \
	X(MEASURE)     \
	X(NAME)        \
	X(FUNCTION)    \
	X(FUND)        \
	X(PART)        \
	X(YEAR)        \
	X(STAGE)       \
	X(FEN)         \
	X(PRESENCE)    \
	X(SPAN_START)  \
	X(SPAN_END)

enum column {
#define X(id) COLUMN_##id,
	COLUMNS(X)
#undef X
	    COLUMN_N
};

/* Members of a row outside, in order: name, how, column. */
#define MEMBERS(X)                            \
	X("id", ROW_ID, NO)                   \
	X("code", WORD, DIVISION)             \
	X("county", TEXT, COUNTY)             \
	X("prefecture", TEXT, PREFECTURE)     \
	X("province", TEXT, PROVINCE)         \
	X("scope", WORD, SCOPE)               \
	X("department", TEXT, DEPARTMENT)     \
	X("kind", WORD, KIND)                 \
	X("fiscal_year", NUMBER, FISCAL_YEAR) \
	X("doc_type", WORD, DOC_TYPE)         \
	X("measure", TEXT, MEASURE)           \
	X("name", TEXT, NAME)                 \
	X("function_code", TEXT, FUNCTION)    \
	X("fund", WORD, FUND)                 \
	X("part", WORD, PART)                 \
	X("year", NUMBER, YEAR)               \
	X("stage", WORD, STAGE)               \
	X("yuan", YUAN, FEN)                  \
	X("presence", WORD, PRESENCE)         \
	X("disclosure", PAPER_ID, PAPER)      \
	X("span_start", NUMBER, SPAN_START)   \
	X("span_end", NUMBER, SPAN_END)

enum member_form {
	FORM_TEXT,
	FORM_WORD,
	FORM_NUMBER,
	FORM_YUAN,
	FORM_ROW_ID,
	FORM_PAPER_ID
};

static const struct member {
	struct slice key; /* "name": */
	enum member_form form;
	enum column column;
} members[] = {
#define X(name, form, column)                            \
	{{"\"" name "\":", sizeof("\"" name "\":") - 1}, \
	 FORM_##form,                                    \
	 COLUMN_##column},
    MEMBERS(X)
#undef X
};

enum { MEMBER_N = sizeof(members) / sizeof(members[0]) };

/* What a row may grow to: six bytes for one, and the names. */
enum { GROWTH = 6, NAMES = 1024 };

void
export_chunk_fini(struct export_chunk *chunk)
{
	free(chunk->at);
	*chunk = (struct export_chunk){0};
}

static bool
make_room(struct export_chunk *chunk, size_t more)
{
	if (chunk->room - chunk->n >= more)
		return true;
	size_t room = chunk->n + more + EXPORT_CHUNK;
	char *at = realloc(chunk->at, room);
	if (at == NULL)
		return false;
	chunk->at = at;
	chunk->room = room;
	return true;
}

/* ---- pieces; there is room for them ---- */

static char *
put(char *out, struct slice s)
{
	memcpy(out, s.at, s.len);
	return out + s.len;
}

static char *
put_byte_escape(char *out, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	out = put(out, SLICE("\\u00"));
	*out++ = hex[c >> 4];
	*out++ = hex[c & 15];
	return out;
}

/*
 * COPY's escapes are JSON's, but for \v; what it leaves alone and JSON does
 * not are the quote and the other control characters.
 */
static char *
put_json(char *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c == '\\' && i + 1 < s.len) {
			i++;
			if (s.at[i] == 'v') {
				out = put_byte_escape(out, '\v');
			} else {
				*out++ = '\\';
				*out++ = s.at[i];
			}
		} else if (c == '"') {
			out = put(out, SLICE("\\\""));
		} else if (c < ' ') {
			out = put_byte_escape(out, c);
		} else {
			*out++ = (char)c;
		}
	}
	return out;
}

/*
 * A field of CSV inside a JSON string: quoted where it must be, quotes
 * doubled; so a quote of the text is \"\" here.
 */
static char *
put_csv(char *out, struct slice s)
{
	bool quoted = false;
	for (size_t i = 0; i < s.len; i++)
		quoted |= s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\\' ||
		          (unsigned char)s.at[i] < ' ';
	if (!quoted)
		return put(out, s);
	out = put(out, SLICE("\\\""));
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			out = put(out, SLICE("\\\"\\\""));
		else if (s.at[i] == '\\' && i + 1 < s.len) {
			out = put_json(out, (struct slice){s.at + i, 2});
			i++;
		} else
			out = put_json(out, (struct slice){s.at + i, 1});
	}
	return put(out, SLICE("\\\""));
}

/* Fen as yuan: 1200000 is 12000, 5 is 0.05, -130 is -1.3. */
static char *
put_yuan(char *out, struct slice fen)
{
	const char *at = fen.at;
	size_t n = fen.len;
	if (n > 0 && *at == '-') {
		*out++ = '-';
		at++;
		n--;
	}
	if (n > 2)
		out = put(out, (struct slice){at, n - 2});
	else
		*out++ = '0';
	char jiao = n > 1 ? at[n - 2] : '0', rest = n > 0 ? at[n - 1] : '0';
	if (jiao == '0' && rest == '0')
		return out;
	*out++ = '.';
	*out++ = jiao;
	if (rest != '0')
		*out++ = rest;
	return out;
}

static char *
put_id(char *out, const struct slice *columns, bool row)
{
	out = put(out, columns[COLUMN_DIVISION]);
	*out++ = '.';
	out = put(out, columns[COLUMN_PAPER]);
	if (row) {
		out = put(out, SLICE(".f"));
		out = put(out, columns[COLUMN_NO]);
	}
	return out;
}

/* ---- rows ---- */

static char *
put_object(char *out, const struct slice *columns)
{
	*out++ = '{';
	for (unsigned i = 0; i < MEMBER_N; i++) {
		const struct member *member = &members[i];
		struct slice value = columns[member->column];
		if (i > 0)
			*out++ = ',';
		out = put(out, member->key);
		if (value.at == NULL) {
			out = put(out, SLICE("null"));
			continue;
		}
		if (member->form == FORM_NUMBER) {
			out = put(out, value);
			continue;
		}
		if (member->form == FORM_YUAN) {
			out = put_yuan(out, value);
			continue;
		}
		*out++ = '"';
		if (member->form == FORM_TEXT)
			out = put_json(out, value);
		else if (member->form == FORM_WORD)
			out = put(out, value);
		else
			out = put_id(out, columns, member->form == FORM_ROW_ID);
		*out++ = '"';
	}
	*out++ = '}';
	return out;
}

static char *
put_line(char *out, const struct slice *columns)
{
	for (unsigned i = 0; i < MEMBER_N; i++) {
		const struct member *member = &members[i];
		struct slice value = columns[member->column];
		if (i > 0)
			*out++ = ',';
		if (value.at == NULL)
			continue;
		if (member->form == FORM_TEXT)
			out = put_csv(out, value);
		else if (member->form == FORM_YUAN)
			out = put_yuan(out, value);
		else if (member->form == FORM_WORD ||
		         member->form == FORM_NUMBER)
			out = put(out, value);
		else
			out = put_id(out, columns, member->form == FORM_ROW_ID);
	}
	return put(out, SLICE("\\n"));
}

/* The first line of CSV: the names, taken from the keys of JSON. */
static char *
put_names(char *out)
{
	for (unsigned i = 0; i < MEMBER_N; i++) {
		struct slice key = members[i].key;
		if (i > 0)
			*out++ = ',';
		out = put(out, (struct slice){key.at + 1, key.len - 3});
	}
	return put(out, SLICE("\\n"));
}

/* Parts a line into its columns; \N is not there. */
static bool
part(struct slice line, struct slice columns[COLUMN_N])
{
	const char *at = line.at, *end = line.at + line.len;
	if (line.len == 0 || end[-1] != '\n')
		return false;
	end--;
	for (unsigned i = 0; i < COLUMN_N; i++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab == NULL ? end : tab;
		if ((tab == NULL) != (i == COLUMN_N - 1))
			return false;
		columns[i] = (struct slice){at, (size_t)(stop - at)};
		if (slice_is(columns[i], SLICE("\\N")))
			columns[i] = SLICE_NONE;
		at = stop + 1;
	}
	return columns[COLUMN_DIVISION].at != NULL &&
	       columns[COLUMN_PAPER].at != NULL &&
	       columns[COLUMN_NO].at != NULL;
}

bool
export_chunk_add(struct export_chunk *chunk, const char *version,
                 struct slice line)
{
	struct slice columns[COLUMN_N];
	if (!part(line, columns) ||
	    !make_room(chunk, GROWTH * line.len + NAMES))
		return false;
	char *out = chunk->at + chunk->n;
	if (chunk->csv) {
		if (!chunk->headed)
			out = put_names(out);
		chunk->headed = true;
		out = put_line(out, columns);
	} else {
		if (chunk->rows > 0)
			*out++ = ',';
		out = put_object(out, columns);
	}
	chunk->n = (size_t)(out - chunk->at);
	chunk->rows++;
	snprintf(chunk->cursor, sizeof(chunk->cursor), "%.20s:%.*s.%.*s.f%.*s",
	         version, (int)columns[COLUMN_DIVISION].len,
	         columns[COLUMN_DIVISION].at, (int)columns[COLUMN_PAPER].len,
	         columns[COLUMN_PAPER].at, (int)columns[COLUMN_NO].len,
	         columns[COLUMN_NO].at);
	return true;
}

size_t
export_chunk_send(struct export_chunk *chunk, struct slice id,
                  struct evbuffer *out)
{
	size_t before = evbuffer_get_length(out);
	if (chunk->rows == 0)
		return 0;
	evbuffer_add_printf(
	    out,
	    "{\"jsonrpc\":\"2.0\",\"method\":\"export.rows\",\"params\":"
	    "{\"id\":%.*s,\"n\":%u,\"cursor\":\"%s\",%s",
	    (int)id.len, id.at, chunk->rows, chunk->cursor,
	    chunk->csv ? "\"csv\":\"" : "\"rows\":[");
	evbuffer_add(out, chunk->at, chunk->n);
	evbuffer_add_printf(out, "%s}}\n", chunk->csv ? "\"" : "]");
	chunk->n = 0;
	chunk->rows = 0;
	return evbuffer_get_length(out) - before;
}
