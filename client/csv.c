/*
 * Tidy data: the keys that scripts know, every row of the reply, no grouping,
 * no cutting; nothing where there is null.
 */
#include "client/csv.h"

#include <stdlib.h>
#include <string.h>

#include "client/render.h"
#include "client/value.h"

static void
put_field(FILE *out, const char *text)
{
	if (text == NULL)
		return;
	if (text[strcspn(text, ",\"\r\n")] == '\0') {
		fputs(text, out);
		return;
	}
	putc('"', out);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	putc('"', out);
}

static enum show
show_of(const struct block *b, const char *key)
{
	for (const struct column *c = b->columns; c->key != NULL; c++)
		if (strcmp(c->key, key) == 0)
			return c->show;
	return SHOW_LIST;
}

/* Every key that a row of some block has, in the order first met. */
static json_t *
all_keys(const struct view *v, const json_t *result)
{
	json_t *keys = json_object();

	for (size_t b = 0; b < view_blocks(v); b++) {
		json_t *first =
		    json_array_get(render_rows(&v->blocks[b], result), 0);
		const char *key;
		json_t *value;

		json_object_foreach (first, key, value)
			json_object_set_new(keys, key, json_null());
	}
	return keys;
}

static void
put_row(FILE *out, const struct block *b, json_t *keys, const json_t *row,
        bool lead)
{
	const char *key;
	json_t *unused;
	bool first = !lead;

	if (lead)
		put_field(out, b->path);
	json_object_foreach (keys, key, unused) {
		char *text = value_show(json_object_get(row, key),
		                        show_of(b, key), NULL);

		if (!first)
			putc(',', out);
		put_field(out, text);
		free(text);
		first = false;
	}
	fputs("\r\n", out);
}

void
csv_print(const struct view *v, const json_t *result, FILE *out)
{
	json_t *keys = all_keys(v, result), *unused;
	bool lead = view_blocks(v) > 1, first = !lead;
	const char *key;

	if (lead)
		fputs("block", out);
	json_object_foreach (keys, key, unused) {
		if (!first)
			putc(',', out);
		put_field(out, key);
		first = false;
	}
	fputs("\r\n", out);
	for (size_t b = 0; b < view_blocks(v); b++) {
		const json_t *row;
		size_t i;

		json_array_foreach (render_rows(&v->blocks[b], result), i, row)
			put_row(out, &v->blocks[b], keys, row, lead);
	}
	json_decref(keys);
}
