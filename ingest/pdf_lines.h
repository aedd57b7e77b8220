/*
 * The lines of a PDF: words at one height, from left to right, and cut where a
 * gap parts two cells.  Running heads, page numbers and text that is printed
 * twice are gone.
 */
#ifndef DUIBIAO_PDF_LINES_H
#define DUIBIAO_PDF_LINES_H

#include "ingest/pdf_words.h"

/* Words of a line that belong together. */
struct pdf_piece {
	int32_t x0, x1, y0, y1;
	size_t first, n; /* words */
	uint32_t line;
	bool number; /* an amount, a share, a code */
	/* As it would be printed in one run: with blanks only between Latin
	 * words and in wide gaps. */
	struct slice text;
};

struct pdf_line {
	int32_t x0, x1, y0, y1;
	int32_t em;      /* size of its type */
	uint32_t page;   /* from 0 */
	size_t first, n; /* pieces */
	struct slice text;
};

struct pdf_lines {
	const struct pdf_words *in;
	struct arena *arena;
	struct pdf_word *words; /* a copy, line by line */
	LIST_OF(struct pdf_piece) pieces;
	LIST_OF(struct pdf_line) lines;
};

void pdf_lines_make(const struct pdf_words *in, struct arena *a,
                    struct pdf_lines *out);

/* The same with all that is printed left in. */
void pdf_lines_group(const struct pdf_words *in, struct arena *a,
                     struct pdf_lines *out);

/* `n` words of a piece, from its word `first` on. */
struct pdf_piece pdf_piece_part(const struct pdf_lines *l,
                                const struct pdf_piece *p, size_t first,
                                size_t n);

/* The middle of the line's height. */
static inline int32_t
pdf_line_middle(const struct pdf_line *n)
{
	return (n->y0 + n->y1) / 2;
}

/* Takes out running heads, feet, page numbers and doubled text
 * (pdf_furniture.c). */
void pdf_furniture_drop(struct pdf_lines *l);

#endif
