/*
 * Pages for tests, drawn in the form in which pdftotext prints them, and the
 * shape of what is read from them.  Include <setjmp.h>, <stdarg.h> and the rest
 * of cmocka's headers through this one.
 */
#ifndef DUIBIAO_PDF_FIXTURE_H
#define DUIBIAO_PDF_FIXTURE_H

#include "ingest/read_pdf.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ingest/join.h"
#include "ingest/utf8.h"

#define EM 10

static struct arena *arena;
static struct document doc;

static inline int
setup(void **state)
{
	(void)state;
	arena = arena_new((size_t)256 << 20);
	return arena == NULL;
}

static inline int
teardown(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* ---- drawing ---- */

static char drawn[1 << 16];
static size_t drawn_n;

/* The file that the words are of, where lines are drawn in it. */
static char file[1 << 14];
static size_t file_n;

static void __attribute__((format(printf, 1, 2))) print(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	drawn_n += (size_t)vsnprintf(drawn + drawn_n, sizeof(drawn) - drawn_n,
	                             format, args);
	va_end(args);
	assert_true(drawn_n < sizeof(drawn));
}

static inline void
page(int width, int height)
{
	if (drawn_n > 0)
		print("  </page>\n");
	print("  <page width=\"%d.000000\" height=\"%d.000000\">\n", width,
	      height);
}

/* Chinese is one EM wide, the rest half of it. */
static int
width_of(const char *text)
{
	const char *at = text, *end = text + strlen(text);
	int width = 0;

	while (at < end)
		width += utf8_next(&at, end) >= 0x2000 ? EM : EM / 2;
	return width;
}

/* A word whose left upper corner is there. */
static void
word(int x, int y, const char *text)
{
	print("    <word xMin=\"%d.0\" yMin=\"%d.0\" xMax=\"%d.0\" "
	      "yMax=\"%d.0\">%s</word>\n",
	      x, y, x + width_of(text), y + EM, text);
}

/* The same, by the right or the middle of it. */
static inline void
right(int x, int y, const char *text)
{
	word(x - width_of(text), y, text);
}

static inline void
centre(int x, int y, const char *text)
{
	word(x - width_of(text) / 2, y, text);
}

/* The blocks: H and P with their words, T with its cells as row.col, +n for
 * columns and vn for rows that it spans. */
static inline const char *
shape(void)
{
	static char out[8192];
	const char *reason = NULL;
	size_t n = 0;

	print("  </page>\n");
	memset(&doc, 0, sizeof(doc));
	assert_int_equal(read_output((struct slice){file, file_n},
	                             (struct slice){drawn, drawn_n}, arena,
	                             &doc, &reason),
	                 READ_OK);
	join_tables(&doc, arena);
	for (size_t i = 0; i < doc.blocks.n; i++) {
		const struct block *b = &doc.blocks.at[i];
		const struct table *t = b->table;

		if (b->kind != BLOCK_TABLE) {
			n += (size_t)snprintf(
			    out + n, sizeof(out) - n, "%c<%.*s>",
			    b->kind == BLOCK_HEADING ? 'H' : 'P',
			    (int)(b->span.end - b->span.start),
			    doc.text.at + b->span.start);
			continue;
		}
		n += (size_t)snprintf(out + n, sizeof(out) - n, "T%dx%d<",
		                      t->rows, t->cols);
		for (size_t k = 0; k < t->cells.n; k++) {
			const struct cell *c = &t->cells.at[k];
			char cols[8] = "", rows[8] = "";

			if (c->colspan > 1)
				snprintf(cols, sizeof(cols), "+%d", c->colspan);
			if (c->rowspan > 1)
				snprintf(rows, sizeof(rows), "v%d", c->rowspan);
			n += (size_t)snprintf(
			    out + n, sizeof(out) - n, "%s%d.%d%s%s=%.*s",
			    k > 0 ? "|" : "", c->row, c->col, cols, rows,
			    (int)(c->span.end - c->span.start),
			    doc.text.at + c->span.start);
		}
		n += (size_t)snprintf(out + n, sizeof(out) - n, ">");
	}
	drawn_n = 0;
	return out;
}

#endif
