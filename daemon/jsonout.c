/*
 * jsonout - see jsonout.h.  Every value goes through value_begin(), the one
 * place that knows what may stand where; memory is taken in reserve()
 * alone.  After an error both do nothing.
 */
#include "daemon/jsonout.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
jsonout_init(struct jsonout *j)
{
	*j = (struct jsonout){0};
}

void
jsonout_fini(struct jsonout *j)
{
	free(j->text);
	*j = (struct jsonout){0};
}

void
jsonout_reset(struct jsonout *j)
{
	*j = (struct jsonout){.text = j->text, .room = j->room};
}

/* Room for n more bytes; false once anything has failed. */
static bool
reserve(struct jsonout *j, size_t n)
{
	if (j->failed || n <= j->room - j->n)
		return !j->failed;
	size_t room = j->room == 0 ? 256 : j->room;
	while (n > room - j->n && room <= SIZE_MAX / 2)
		room *= 2;
	char *text = n > room - j->n ? NULL : realloc(j->text, room);
	if (text == NULL) {
		j->failed = true;
		return false;
	}
	j->text = text;
	j->room = room;
	return true;
}

static void
put(struct jsonout *j, const char *bytes, size_t n)
{
	if (!reserve(j, n))
		return;
	memcpy(j->text + j->n, bytes, n);
	j->n += n;
}

static void
put_char(struct jsonout *j, char c)
{
	put(j, &c, 1);
}

/* A value begins here: writes the comma that parts it from the one before. */
static void
value_begin(struct jsonout *j)
{
	if (j->level[j->depth].object) {
		if (!j->keyed)
			j->failed = true;
		j->keyed = false;
		return;
	}
	if (j->depth == 0 && j->level[0].full)
		j->failed = true; /* a second value at the top */
	if (j->level[j->depth].full)
		put_char(j, ',');
	j->level[j->depth].full = true;
}

static void
open_level(struct jsonout *j, bool object)
{
	value_begin(j);
	if (j->depth == JSONOUT_DEPTH) {
		j->failed = true;
		return;
	}
	j->depth++;
	j->level[j->depth].object = object;
	j->level[j->depth].full = false;
	put_char(j, object ? '{' : '[');
}

void
jsonout_object(struct jsonout *j)
{
	open_level(j, true);
}

void
jsonout_array(struct jsonout *j)
{
	open_level(j, false);
}

void
jsonout_end(struct jsonout *j)
{
	if (j->depth == 0 || j->keyed) {
		j->failed = true;
		return;
	}
	put_char(j, j->level[j->depth].object ? '}' : ']');
	j->depth--;
}

/* Bytes of the well-formed character at `s`, or 0. */
static size_t
character(const unsigned char *s, size_t n)
{
	static const struct {
		unsigned char first, last, low, high;
		unsigned char bytes;
	} form[] = {
	    {0x00, 0x7f, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2},
	    {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
	    {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
	    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
	    {0xf4, 0xf4, 0x80, 0x8f, 4},
	};
	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++) {
		if (*s < form[i].first || *s > form[i].last)
			continue;
		if (n < form[i].bytes)
			return 0;
		if (form[i].bytes > 1 &&
		    (s[1] < form[i].low || s[1] > form[i].high))
			return 0;
		for (size_t k = 2; k < form[i].bytes; k++)
			if ((s[k] & 0xc0) != 0x80)
				return 0;
		return form[i].bytes;
	}
	return 0;
}

static void
put_escaped(struct jsonout *j, unsigned char c)
{
	static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	for (size_t i = 0; i + 1 < sizeof(named); i += 2)
		if ((unsigned char)named[i] == c) {
			char pair[2] = {'\\', named[i + 1]};
			put(j, pair, 2);
			return;
		}
	char code[7];
	snprintf(code, sizeof(code), "\\u%04x", c);
	put(j, code, 6);
}

static void
put_string(struct jsonout *j, struct slice text)
{
	put_char(j, '"');
	size_t plain = 0, i = 0;
	while (i < text.len) {
		const unsigned char *s = (const unsigned char *)text.at + i;
		size_t n = character(s, text.len - i);
		if (n > 1 || (n == 1 && *s >= ' ' && *s != '"' && *s != '\\')) {
			i += n;
			continue;
		}
		put(j, text.at + plain, i - plain);
		if (n == 1)
			put_escaped(j, *s);
		else
			put(j, "\xef\xbf\xbd", 3);
		plain = ++i;
	}
	put(j, text.at + plain, i - plain);
	put_char(j, '"');
}

void
jsonout_key(struct jsonout *j, const char *key)
{
	if (!j->level[j->depth].object || j->keyed) {
		j->failed = true;
		return;
	}
	if (j->level[j->depth].full)
		put_char(j, ',');
	j->level[j->depth].full = true;
	put_string(j, slice_of(key));
	put_char(j, ':');
	j->keyed = true;
}

void
jsonout_slice(struct jsonout *j, struct slice text)
{
	if (text.at == NULL) {
		jsonout_null(j);
		return;
	}
	value_begin(j);
	put_string(j, text);
}

void
jsonout_string(struct jsonout *j, const char *text)
{
	jsonout_slice(j, slice_of(text));
}

void
jsonout_raw(struct jsonout *j, struct slice json)
{
	value_begin(j);
	put(j, json.at, json.len);
}

/* Where the string that begins at `at` has ended. */
static const char *
string_end(const char *at, const char *end)
{
	for (at++; at < end && *at != '"'; at++)
		if (*at == '\\' && at + 1 < end)
			at++;
	return at < end ? at + 1 : end;
}

void
jsonout_tight(struct jsonout *j, struct slice json)
{
	value_begin(j);
	if (!reserve(j, json.len))
		return;
	char *to = j->text + j->n;
	for (const char *at = json.at, *end = at + json.len; at < end;) {
		const char *token = at;
		at = *at == '"' ? string_end(at, end) : at + 1;
		if (strchr(" \n\r\t", *token) == NULL || *token == '\0') {
			memcpy(to, token, (size_t)(at - token));
			to += at - token;
		}
	}
	j->n = (size_t)(to - j->text);
}

void
jsonout_null(struct jsonout *j)
{
	jsonout_raw(j, SLICE("null"));
}

void
jsonout_bool(struct jsonout *j, bool value)
{
	jsonout_raw(j, value ? SLICE("true") : SLICE("false"));
}

void
jsonout_int(struct jsonout *j, int64_t value)
{
	char text[24];
	snprintf(text, sizeof(text), "%" PRId64, value);
	jsonout_raw(j, slice_of(text));
}

void
jsonout_uint(struct jsonout *j, uint64_t value)
{
	char text[24];
	snprintf(text, sizeof(text), "%" PRIu64, value);
	jsonout_raw(j, slice_of(text));
}

static size_t
digits(struct slice s, size_t at)
{
	size_t n = 0;
	while (at + n < s.len && s.at[at + n] >= '0' && s.at[at + n] <= '9')
		n++;
	return n;
}

/* RFC 8259's grammar of a number, without the exponent: money has none. */
static bool
is_number(struct slice s)
{
	size_t at = s.len > 0 && s.at[0] == '-' ? 1 : 0;
	size_t whole = digits(s, at);
	if (whole == 0 || (whole > 1 && s.at[at] == '0'))
		return false;
	at += whole;
	if (at < s.len && s.at[at] == '.') {
		size_t part = digits(s, at + 1);
		if (part == 0)
			return false;
		at += 1 + part;
	}
	return at == s.len;
}

void
jsonout_number(struct jsonout *j, struct slice decimal)
{
	if (is_number(decimal))
		jsonout_raw(j, decimal);
	else
		j->failed = true;
}

void
jsonout_pair(struct jsonout *j, const char *key, const char *value)
{
	jsonout_key(j, key);
	jsonout_string(j, value);
}

void
jsonout_count(struct jsonout *j, const char *key, uint64_t n)
{
	jsonout_key(j, key);
	jsonout_uint(j, n);
}

bool
jsonout_ok(const struct jsonout *j)
{
	return !j->failed && j->depth == 0 && j->level[0].full;
}

struct slice
jsonout_text(const struct jsonout *j)
{
	return (struct slice){j->text, j->n};
}
