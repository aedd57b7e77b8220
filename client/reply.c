/*
 * The tree is for tables, the bytes are for --format json.
 */
#include "client/reply.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "client/json_text.h"
#include "client/phrase.h"
#include "client/sentence.h"
#include "client/value.h"

bool
reply_parse(struct reply *r, struct slice line)
{
	size_t n;
	char *quoted = json_quote_numbers(line, &n);

	*r = (struct reply){.raw = json_member(line, "result")};
	if (quoted == NULL)
		return false;
	r->root = json_loadb(quoted, n, JSON_REJECT_DUPLICATES, NULL);
	free(quoted);
	if (!json_is_object(r->root))
		return false;
	r->id = value_member(r->root, "id");
	r->error = json_object_get(r->root, "error");
	r->result = json_object_get(r->root, "result");
	return json_is_object(r->error) || r->result != NULL;
}

void
reply_fini(struct reply *r)
{
	json_decref(r->root);
	*r = (struct reply){.root = NULL};
}

const char *
reply_error_name(const struct reply *r)
{
	const char *name =
	    value_member(json_object_get(r->error, "data"), "name");

	return name == NULL ? "error" : name;
}

const char *
reply_error_message(const struct reply *r)
{
	const char *message = value_member(r->error, "message");

	return message == NULL ? "" : message;
}

const char *
reply_error_reason(const struct reply *r)
{
	const char *message = reply_error_message(r);
	const char *parameter =
	    value_member(json_object_get(r->error, "data"), "parameter");
	size_t n = parameter == NULL ? 0 : strlen(parameter);

	return n > 0 && strncmp(message, parameter, n) == 0 &&
	               strncmp(message + n, ": ", 2) == 0
	           ? message + n + 2
	           : message;
}

/* Suggestions are names, or objects of a code and a name. */
static void
print_suggestion(FILE *out, const json_t *suggestion)
{
	const char *text = value_text(suggestion), *key;
	json_t *value;
	bool first = true;

	if (text != NULL)
		fputs(text, out);
	json_object_foreach ((json_t *)(uintptr_t)suggestion, key, value) {
		text = value_text(value);
		if (text == NULL)
			continue;
		fprintf(out, "%s%s", first ? "" : " ", text);
		first = false;
	}
}

/* What a value must be is told where no suggestion shows it. */
static void
put_message(const struct reply *r, bool suggested, const struct screen *s,
            FILE *out)
{
	char *message = strdup(reply_error_message(r)), *rule;

	if (message == NULL)
		return;
	rule = suggested ? strstr(message, "; it must be") : NULL;
	if (rule != NULL)
		*rule = '\0';
	sentence_print(out, message, s->language);
	putc('\n', out);
	free(message);
}

void
reply_print_error(const struct reply *r, const struct screen *s, FILE *out)
{
	const json_t *data = json_object_get(r->error, "data");
	const json_t *list = json_object_get(data, "suggestions"), *item;
	const char *parameter = value_member(data, "parameter");
	size_t i;

	fprintf(out, "duibiao: %s%s", term(reply_error_name(r), s->language),
	        phrase(SAY_COLON, s->language));
	if (parameter != NULL &&
	    strstr(reply_error_message(r), parameter) == NULL) {
		fprintf(out, phrase(SAY_PARAMETER, s->language), parameter);
		fputs(phrase(SAY_COLON, s->language), out);
	}
	put_message(r, json_array_size(list) > 0, s, out);
	if (json_array_size(list) == 0)
		return;
	fputs(phrase(SAY_DID_YOU_MEAN, s->language), out);
	json_array_foreach (list, i, item) {
		fputs(i > 0 ? ", " : "", out);
		print_suggestion(out, item);
	}
	putc('\n', out);
}
