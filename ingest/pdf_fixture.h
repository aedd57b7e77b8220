/*
 * Pages for tests, drawn in the form in which pdftotext prints them, and the
 * shape of what is read from them.  Include <setjmp.h>, <stdarg.h> and the rest
 * of cmocka's headers through this one.
 */
#ifndef DUIBIAO_PDF_FIXTURE_H
#define DUIBIAO_PDF_FIXTURE_H

#include "ingest/read_pdf.c"

#include "ingest/join.h"
#include "ingest/reader_fixture.h"
#include "ingest/utf8.h"

#define EM 10

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

/* Reads the pages drawn; gives the shape of what was read. */
static inline const char *
shape(void)
{
	const char *reason = NULL;

	print("  </page>\n");
	memset(&doc, 0, sizeof(doc));
	assert_int_equal(read_output((struct slice){file, file_n},
	                             (struct slice){drawn, drawn_n}, arena,
	                             &doc, &reason),
	                 READ_OK);
	join_tables(&doc, arena);
	drawn_n = 0;
	return fixture_shape();
}

#endif
