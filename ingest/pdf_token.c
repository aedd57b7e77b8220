/*
 * Tokens are told apart by their first character; nothing is copied.
 */
#include "ingest/pdf_token.h"

bool
pdf_is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	       c == '\0';
}

static bool
is_mark(char c)
{
	return c == '<' || c == '>' || c == '[' || c == ']' || c == '(' ||
	       c == '/' || c == '%' || c == '{' || c == '}';
}

/* The length of "(…)", brackets inside it and escapes counted. */
static size_t
string_length(struct slice s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '\\')
			i++;
		else if (s.at[i] == '(')
			depth++;
		else if (s.at[i] == ')' && --depth == 0)
			return i + 1;
	}
	return s.len;
}

static size_t
token_length(struct slice s)
{
	size_t n = 1;
	const char *end;

	switch (s.at[0]) {
	case '(':
		return string_length(s);
	case '<':
		if (s.len > 1 && s.at[1] == '<')
			return 2;
		end = memchr(s.at, '>', s.len);
		return end == NULL ? s.len : (size_t)(end - s.at) + 1;
	case '>':
		return s.len > 1 && s.at[1] == '>' ? 2 : 1;
	case '[':
	case ']':
	case '{':
	case '}':
	case ')':
		return 1;
	default:
		while (n < s.len && !pdf_is_blank(s.at[n]) && !is_mark(s.at[n]))
			n++;
		return n;
	}
}

struct slice
pdf_token(struct slice *rest)
{
	struct slice token = *rest;

	while (token.len > 0) {
		if (token.at[0] == '%') {
			while (token.len > 0 && token.at[0] != '\n' &&
			       token.at[0] != '\r')
				token = slice_from(token, 1);
		} else if (pdf_is_blank(token.at[0])) {
			token = slice_from(token, 1);
		} else {
			break;
		}
	}
	*rest = token;
	if (token.len == 0)
		return token;
	token.len = token_length(token);
	*rest = slice_from(*rest, token.len);
	return token;
}

bool
pdf_whole_number(struct slice s, uint32_t *out)
{
	uint32_t n = 0;

	if (s.len == 0 || s.len > 9)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		n = n * 10 + (uint32_t)(s.at[i] - '0');
	}
	*out = n;
	return true;
}

/* One whole value: a token, a bracket with all in it, "12 0 R". */
struct slice
pdf_value(struct slice *rest)
{
	struct slice first = pdf_token(rest), ahead = *rest, next;
	uint32_t n;
	int depth = 0;

	if (pdf_whole_number(first, &n)) {
		next = pdf_token(&ahead);
		if (pdf_whole_number(next, &n) &&
		    slice_is(pdf_token(&ahead), SLICE("R"))) {
			*rest = ahead;
			first.len = (size_t)(ahead.at - first.at);
		}
		return first;
	}
	for (next = first; next.len > 0; next = pdf_token(rest)) {
		if (slice_is(next, SLICE("<<")) || slice_is(next, SLICE("[")))
			depth++;
		else if (slice_is(next, SLICE(">>")) ||
		         slice_is(next, SLICE("]")))
			depth--;
		if (depth <= 0)
			break;
	}
	first.len = (size_t)(rest->at - first.at);
	return first;
}
