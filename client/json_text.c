/*
 * One small scanner, token by token, and what is made with it.  It trusts
 * the brackets of what it reads but never leaves its bytes.
 */
#include "client/json_text.h"

#include <stdlib.h>

/* The end of the token that begins at `at`: a string, a number or word, or one
 * punctuation mark. */
static const char *
token_end(const char *at, const char *end)
{
	if (*at == '"') {
		for (at++; at < end && *at != '"'; at++)
			if (*at == '\\' && at + 1 < end)
				at++;
		return at < end ? at + 1 : end;
	}
	if (strchr("{}[],:", *at) != NULL)
		return at + 1;
	while (at < end && *at != '\0' &&
	       strchr("{}[],:\" \t\r\n", *at) == NULL)
		at++;
	return at;
}

static const char *
skip_space(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' ||
	                    *at == '\r' || *at == '\0'))
		at++;
	return at;
}

/* The end of the value that begins at `at`, nested ones included. */
static const char *
value_end(const char *at, const char *end)
{
	size_t depth = 0;

	while ((at = skip_space(at, end)) < end) {
		if (*at == '{' || *at == '[')
			depth++;
		else if (*at == '}' || *at == ']')
			depth -= depth > 0;
		at = token_end(at, end);
		if (depth == 0)
			break;
	}
	return at;
}

struct slice
json_member(struct slice json, const char *key)
{
	const char *end = json.at + json.len;
	const char *at = skip_space(json.at, end);

	if (at == end || *at != '{')
		return SLICE_NONE;
	at = skip_space(at + 1, end);
	while (at < end && *at == '"') {
		const char *name_end = token_end(at, end);
		struct slice name = {at + 1, (size_t)(name_end - at) - 2};
		const char *value = skip_space(name_end, end);

		if (value == end || *value != ':')
			break;
		value = skip_space(value + 1, end);
		at = value_end(value, end);
		if (slice_is(name, slice_of(key)))
			return (struct slice){value, (size_t)(at - value)};
		at = skip_space(at, end);
		if (at < end && *at == ',')
			at = skip_space(at + 1, end);
	}
	return SLICE_NONE;
}

bool
json_next(struct slice *array, struct slice *item)
{
	const char *end = array->at + array->len, *at;

	if (array->at == NULL)
		return false;
	at = skip_space(array->at, end);
	if (at == end || (*at != '[' && *at != ','))
		return false;
	at = skip_space(at + 1, end);
	if (at == end || *at == ']')
		return false;
	item->at = at;
	at = value_end(at, end);
	item->len = (size_t)(at - item->at);
	*array = (struct slice){at, (size_t)(end - at)};
	return true;
}

void
json_compact(FILE *out, struct slice json)
{
	const char *end = json.at + json.len;

	for (const char *at = skip_space(json.at, end), *next; at < end;
	     at = skip_space(next, end)) {
		next = token_end(at, end);
		fwrite(at, 1, (size_t)(next - at), out);
	}
}

static bool
is_number(char first)
{
	return first == '-' || (first >= '0' && first <= '9');
}

char *
json_quote_numbers(struct slice json, size_t *n)
{
	const char *end = json.at + json.len;
	/* Every number may gain two bytes and takes two with its comma. */
	char *copy = malloc(json.len * 2 + 3);
	char *out = copy;

	if (copy == NULL)
		return NULL;
	for (const char *at = json.at, *next; at < end; at = next) {
		bool quote;

		next = skip_space(at, end);
		if (next == at)
			next = token_end(at, end);
		quote = is_number(*at);
		if (quote)
			*out++ = '"';
		memcpy(out, at, (size_t)(next - at));
		out += next - at;
		if (quote)
			*out++ = '"';
	}
	*n = (size_t)(out - copy);
	return copy;
}

/* ---- indented ---- */

static void
new_line(FILE *out, int depth)
{
	putc('\n', out);
	for (int i = 0; i < depth; i++)
		fputs("  ", out);
}

/* A list or object that holds no other and is short reads best in one line. */
static bool
is_plain(const char *at, const char *end)
{
	size_t depth = 0, tokens = 0;

	do {
		if (*at == '{' || *at == '[')
			depth++;
		if (depth > 1)
			return false;
		if (*at == '}' || *at == ']')
			return tokens <= 24;
		tokens++;
		at = skip_space(token_end(at, end), end);
	} while (at < end);
	return false;
}

void
json_indent(FILE *out, struct slice json)
{
	const char *end = json.at + json.len;
	int depth = 0, flat = 0; /* flat: depth of a plain list, or 0 */

	for (const char *at = skip_space(json.at, end), *next; at < end;
	     at = skip_space(next, end)) {
		bool opens = *at == '{' || *at == '[';
		bool closes = *at == '}' || *at == ']';

		next = token_end(at, end);
		if (closes && depth-- > 0 && flat == 0)
			new_line(out, depth);
		if (closes && depth < flat)
			flat = 0;
		fwrite(at, 1, (size_t)(next - at), out);
		if (opens) {
			depth++;
			if (flat == 0 && is_plain(at, end))
				flat = depth;
			if (flat == 0)
				new_line(out, depth);
		} else if (*at == ',' && flat == 0) {
			new_line(out, depth);
		} else if (*at == ',' || *at == ':') {
			putc(' ', out);
		}
	}
	putc('\n', out);
}
