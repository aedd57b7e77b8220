/*
 * Text in, text out: nothing is parsed into numbers.
 */
#include "client/ndjson.h"

#include <string.h>

#include "client/json_text.h"

/* The rows at a path such as "facts.added"; SLICE_NONE: there are none. */
static struct slice
rows_at(struct slice at, const char *path)
{
	char name[40];
	size_t n;

	for (; *path != '\0' && at.at != NULL; path += n + (path[n] == '.')) {
		n = strcspn(path, ".");
		snprintf(name, sizeof(name), "%.*s", (int)n, path);
		at = json_member(at, name);
	}
	if (at.at != NULL && at.len > 0 && at.at[0] == '{')
		at = json_member(at, "rows");
	return at;
}

static void
put_row(struct slice row, const char *block, FILE *out)
{
	if (block != NULL && row.len > 1 && row.at[0] == '{') {
		fprintf(out, "{\"block\":\"%s\",", block);
		row = (struct slice){row.at + 1, row.len - 1};
	}
	json_compact(out, row);
	putc('\n', out);
}

void
ndjson_print(const struct view *v, struct slice result, FILE *out)
{
	size_t blocks = view_blocks(v);

	for (size_t i = 0; i < blocks; i++) {
		const char *path = v->blocks[i].path;
		const char *other = v->blocks[i].other;
		struct slice rows = rows_at(result, path), row;

		if (rows.at == NULL && other != NULL)
			rows = rows_at(result, other);
		while (json_next(&rows, &row))
			put_row(row, blocks > 1 ? path : NULL, out);
	}
}
