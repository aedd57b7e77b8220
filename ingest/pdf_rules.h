/*
 * The lines that a PDF draws: borders of tables, and what else is straight.
 *
 * Lengths are hundredths of a point, the origin is the upper left corner of the
 * page as it is read, as in pdf_words.h.
 */
#ifndef DUIBIAO_PDF_RULES_H
#define DUIBIAO_PDF_RULES_H

#include "ingest/pdf_words.h"

/* One line; x0 = x1 or y0 = y1. */
struct pdf_rule {
	int32_t x0, y0, x1, y1;
};

struct pdf_rules {
	struct pdf_rule *at;
	size_t n;
	size_t *first; /* of each page, and where the last one ends */
};

/* Reads them out of the file's bytes; none for a file that does not tell. */
void pdf_rules_read(struct slice bytes, const struct pdf_words *words,
                    struct arena *a, struct pdf_rules *out);

#endif
