/*
 * Numbers arrive as text and leave as text.
 */
#include "client/value.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "client/number.h"
#include "client/option.h"
#include "client/phrase.h"
#include "client/sentence.h"

const char *
value_text(const json_t *value)
{
	if (json_is_string(value))
		return json_string_value(value);
	if (json_is_true(value))
		return "true";
	return json_is_false(value) ? "false" : NULL;
}

const char *
value_member(const json_t *object, const char *key)
{
	return value_text(json_object_get(object, key));
}

const json_t *
value_worded(const json_t *object, const char *key, enum language language)
{
	char name[60];
	const json_t *worded = NULL;

	if (language == LANGUAGE_ZH) {
		snprintf(name, sizeof(name), "%s_zh", key);
		worded = json_object_get(object, name);
	}
	return json_is_string(worded) ? worded : json_object_get(object, key);
}

bool
value_place(const json_t *figure, size_t length, size_t *from, size_t *to)
{
	const char *start = value_text(json_array_get(figure, 0));
	const char *end = value_text(json_array_get(figure, 1));
	long a, b;

	if (start == NULL || end == NULL ||
	    !arguments_number(start, 0, (long)length, &a) ||
	    !arguments_number(end, a, (long)length, &b))
		return false;
	*from = (size_t)a;
	*to = (size_t)b;
	return true;
}

/* "2019, 2021"; a list inside a list is parted by a dash: 12-34. */
static void
join(FILE *out, const json_t *list, const char *between)
{
	size_t i;
	const json_t *item;

	json_array_foreach (list, i, item) {
		const char *text = value_text(item);

		if (i > 0)
			fputs(between, out);
		if (json_is_array(item))
			join(out, item, "-");
		else if (text != NULL)
			fputs(text, out);
	}
}

/* "≥95% ×12, 100% ×3" */
static void
targets(FILE *out, const json_t *list, const char *between)
{
	size_t i;
	const json_t *item;

	json_array_foreach (list, i, item) {
		const char *text = value_member(item, "target");
		const char *n = value_member(item, "n");

		fprintf(out, "%s%s ×%s", i > 0 ? between : "",
		        text != NULL ? text : "–", n != NULL ? n : "?");
	}
}

static const char *
first_text(const json_t *list)
{
	const char *text = value_member(json_array_get(list, 0), "text");

	return text == NULL ? "–" : text;
}

/* The members `key` of a list of objects. */
static void
members(FILE *out, const json_t *list, const char *key, const char *between)
{
	size_t i;
	const json_t *item;

	json_array_foreach (list, i, item) {
		const char *text = value_member(item, key);

		if (text != NULL)
			fprintf(out, "%s%s", i > 0 ? between : "", text);
	}
}

/* Codes in the reader's language; plainly for programs. */
static void
terms(FILE *out, const json_t *list, const char *between,
      const struct screen *s)
{
	size_t i;
	const json_t *item;

	json_array_foreach (list, i, item) {
		const char *text = value_text(item);

		if (text != NULL && s != NULL)
			text = term(text, s->language);
		if (text != NULL)
			fprintf(out, "%s%s", i > 0 ? between : "", text);
	}
}

/* What an object says: "12,000 · stated". */
static void
says(FILE *out, const json_t *object, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const char *key;
	json_t *value;
	bool any = false;

	json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
		const char *text = value_text(value);

		if (text == NULL || strcmp(key, "id") == 0)
			continue;
		fprintf(out, "%s%s", any ? " · " : "",
		        term(number_group(text, number), s->language));
		any = true;
	}
}

static void
put_list(FILE *out, const json_t *value, enum show show, const struct screen *s)
{
	const char *between = s == NULL ? ";" : phrase(SAY_COMMA, s->language);

	if (show == SHOW_TARGETS)
		targets(out, value, between);
	else if (show == SHOW_TERMS)
		terms(out, value, between, s);
	else if (show == SHOW_IDS)
		members(out, value, "id", between);
	else if (show == SHOW_FIRST && s == NULL)
		members(out, value, "text", between);
	else if (show == SHOW_FIRST)
		fputs(first_text(value), out);
	else if (json_is_object(value))
		says(out, value, s);
	else
		join(out, value, between);
}

static char *
show_list(const json_t *value, enum show show, const struct screen *s)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	if (out == NULL)
		return NULL;
	put_list(out, value, show, s);
	if (fclose(out) == 0 && n > 0)
		return text;
	free(text);
	return NULL;
}

static char *
show_reason(const char *text, enum language language)
{
	char *shown = NULL;
	size_t n;
	FILE *out = open_memstream(&shown, &n);

	if (out == NULL)
		return NULL;
	sentence_print_reason(out, text, language);
	fclose(out);
	return shown;
}

/* "2026-11-24T16:15:39.21+00:00" by the clock of this machine; what is no
 * moment, as it is. */
static char *
show_time(const char *text)
{
	struct tm tm = {0}, here;
	const char *rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &tm);
	long ahead;
	time_t moment;
	char shown[32];

	if (rest != NULL && *rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (rest == NULL || strptime(rest, "%z", &tm) == NULL)
		return strdup(text);
	ahead = tm.tm_gmtoff;
	moment = timegm(&tm) - ahead;
	if (localtime_r(&moment, &here) == NULL ||
	    strftime(shown, sizeof(shown), "%F %T", &here) == 0)
		return strdup(text);
	return strdup(shown);
}

char *
value_show(const json_t *value, enum show show, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const char *text = value_text(value);

	if (json_is_object(value) && (s == NULL || show != SHOW_SAYS))
		return json_dumps(value, JSON_COMPACT);
	if (json_is_array(value) || json_is_object(value))
		return show_list(value, show, s);
	if (text == NULL)
		return NULL;
	if (s == NULL)
		return strdup(text);
	switch (show) {
	case SHOW_NUMBER:
		return strdup(number_group(text, number));
	case SHOW_PERCENT:
		return strdup(number_percent(text, number));
	case SHOW_DOC_TYPE:
		return strdup(doc_type_term(text, s->language));
	case SHOW_TERM:
	case SHOW_TERMS:
		return strdup(term(text, s->language));
	case SHOW_REASON:
		return show_reason(text, s->language);
	case SHOW_TIME:
		return show_time(text);
	case SHOW_TEXT:
	case SHOW_CODE:
	case SHOW_DIGITS:
	case SHOW_LIST:
	case SHOW_TARGETS:
	case SHOW_FIRST:
	case SHOW_IDS:
	case SHOW_SAYS:
		break;
	}
	return strdup(text);
}
