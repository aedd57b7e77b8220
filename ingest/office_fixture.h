/*
 * For tests: containers composed in memory, and a document's blocks as one
 * line.
 */
#ifndef DUIBIAO_OFFICE_FIXTURE_H
#define DUIBIAO_OFFICE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>

#include "ingest/reader.h"

#define W                                                          \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/" \
	"wordprocessingml/2006/main\" xmlns:mc=\"urn:mc\"><w:body>"
#define W_END "</w:body></w:document>"

struct fixture_part {
	const char *name;
	struct slice bytes;
};

/* A ZIP container of the parts; free() it.  Not NULL. */
static inline char *
fixture_zip(const struct fixture_part *parts, size_t n, struct slice *out)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_stat_t stat;
	char *bytes;

	zip_source_keep(source);
	for (size_t i = 0; i < n; i++)
		if (zip_file_add(zip, parts[i].name,
		                 zip_source_buffer(zip, parts[i].bytes.at,
		                                   parts[i].bytes.len, 0),
		                 ZIP_FL_OVERWRITE) < 0)
			abort();
	if (zip_close(zip) != 0 || zip_source_stat(source, &stat) != 0 ||
	    zip_source_open(source) != 0)
		abort();
	bytes = malloc(stat.size + 1);
	if (bytes == NULL ||
	    zip_source_read(source, bytes, stat.size) != (zip_int64_t)stat.size)
		abort();
	zip_source_close(source);
	zip_source_free(source);
	*out = (struct slice){bytes, stat.size};
	return bytes;
}

static inline size_t
fixture_words(char *out, size_t most, struct slice text)
{
	int n = snprintf(out, most, "%.*s", (int)text.len, text.at);

	return (size_t)n < most ? (size_t)n : most - 1;
}

/* H<heading>P<paragraph>T2x3<row.col=words|…>, spans as +cols and vrows. */
static inline const char *
fixture_shape(const struct document *doc)
{
	static char out[16384];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < doc->blocks.n; i++) {
		const struct block *b = &doc->blocks.at[i];
		const struct table *t = b->table;

		n += (size_t)snprintf(out + n, 64,
		                      b->kind == BLOCK_TABLE     ? "T%dx%d<"
		                      : b->kind == BLOCK_HEADING ? "H<"
		                                                 : "P<",
		                      t == NULL ? 0 : t->rows,
		                      t == NULL ? 0 : t->cols);
		if (t == NULL)
			n += fixture_words(out + n, 4096,
			                   slice_cut(doc->text, b->span));
		for (size_t k = 0; t != NULL && k < t->cells.n; k++) {
			const struct cell *c = &t->cells.at[k];

			n += (size_t)snprintf(out + n, 64, "%s%d.%d",
			                      k > 0 ? "|" : "", c->row, c->col);
			if (c->colspan > 1)
				n += (size_t)snprintf(out + n, 16, "+%d",
				                      c->colspan);
			if (c->rowspan > 1)
				n += (size_t)snprintf(out + n, 16, "v%d",
				                      c->rowspan);
			out[n++] = '=';
			n += fixture_words(out + n, 512,
			                   slice_cut(doc->text, c->span));
		}
		n += (size_t)snprintf(out + n, 4, ">");
		if (n > sizeof(out) - 8192)
			abort();
	}
	return out;
}

#endif
