/*
 * The objects of a PDF file, found by their own marks (12 0 obj) and not by
 * the table of contents at its end, which is often damaged: dictionaries,
 * references, streams, pages in their order.
 *
 * Just enough to reach what draws a page.  A file that is locked or built in
 * another way gives no pages and no error: the words of the page do not come
 * from here.
 */
#ifndef DUIBIAO_PDF_OBJECT_H
#define DUIBIAO_PDF_OBJECT_H

#include "ingest/arena.h"
#include "ingest/slice.h"

struct pdf_file;

struct pdf_leaf {
	struct slice page; /* its dictionary */
	struct slice box;  /* [x0 y0 x1 y1]; empty: not said */
	int rotate;        /* degrees clockwise, 0 to 270 */
};

/* Looks through the bytes, which it borrows; NULL for a file that is locked or
 * has no pages to be found. */
struct pdf_file *pdf_file_read(struct slice bytes, struct arena *a);

size_t pdf_file_pages(const struct pdf_file *f);
struct pdf_leaf pdf_file_page(const struct pdf_file *f, size_t i);

/* All that draws the page, in one piece; empty if it cannot be unpacked. */
struct slice pdf_page_drawing(struct pdf_file *f, const struct pdf_leaf *page);

#endif
