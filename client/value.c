/*
 * Numbers arrive as text and leave as text.
 */
#include "client/value.h"

#include <stdlib.h>
#include <string.h>

#include "client/number.h"
#include "client/phrase.h"

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

static char *
show_list(const json_t *value, enum show show, const struct screen *s)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	const char *between = s == NULL ? ";" : ", ";

	if (out == NULL)
		return NULL;
	if (s != NULL && s->language == LANGUAGE_ZH)
		between = "、";
	if (show == SHOW_TARGETS)
		targets(out, value, between);
	else
		join(out, value, between);
	if (fclose(out) == 0 && n > 0)
		return text;
	free(text);
	return NULL;
}

char *
value_show(const json_t *value, enum show show, const struct screen *s)
{
	char number[NUMBER_TEXT];
	const char *text = value_text(value);

	if (json_is_array(value))
		return show_list(value, show, s);
	if (json_is_object(value))
		return json_dumps(value, JSON_COMPACT);
	if (text == NULL)
		return NULL;
	if (s == NULL)
		return strdup(text);
	switch (show) {
	case SHOW_NUMBER:
		return strdup(number_group(text, number));
	case SHOW_TERM:
		return strdup(term(text, s->language));
	case SHOW_TEXT:
	case SHOW_CODE:
	case SHOW_DIGITS:
	case SHOW_LIST:
	case SHOW_TARGETS:
		break;
	}
	return strdup(text);
}
