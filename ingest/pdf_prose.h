/*
 * The text of a PDF outside its tables: lines put together to paragraphs and
 * titles.
 */
#ifndef DUIBIAO_PDF_PROSE_H
#define DUIBIAO_PDF_PROSE_H

#include "ingest/builder.h"
#include "ingest/pdf_lines.h"

struct pdf_prose {
	const struct pdf_lines *l;
	struct builder *out;
	int32_t *right;   /* of each page: where its lines end */
	int32_t *left;    /* and where they begin */
	size_t last;      /* the line written last, SIZE_MAX: none */
	struct slice end; /* its last word */
};

/* Measures the pages. */
void pdf_prose_begin(struct pdf_prose *p, const struct pdf_lines *l,
                     struct builder *out);

/* Writes line `i`, as a new block or as more of the last one. */
void pdf_prose_line(struct pdf_prose *p, size_t i);

/* Ends the paragraph: a table follows, or nothing. */
void pdf_prose_end(struct pdf_prose *p);

#endif
