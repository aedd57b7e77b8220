/*
 * The space that a PDF draws in: numbers with five digits behind the point,
 * points, and the matrices that move them.
 */
#ifndef DUIBIAO_PDF_SPACE_H
#define DUIBIAO_PDF_SPACE_H

#include "ingest/slice.h"

#define PDF_ONE INT64_C(100000)
#define PDF_NUMBER_MOST (INT64_C(1000000) * PDF_ONE)

struct pdf_point {
	int64_t x, y;
};

/* x' = ax + cy + e, y' = bx + dy + f */
struct pdf_matrix {
	int64_t a, b, c, d, e, f;
};

/* A decimal and nothing else; what is beyond PDF_NUMBER_MOST becomes that. */
bool pdf_number(struct slice s, int64_t *out)
    __attribute__((warn_unused_result));

/* Where a matrix puts a point. */
struct pdf_point pdf_placed(const struct pdf_matrix *m, int64_t x, int64_t y);

/* First `m`, then `n`. */
struct pdf_matrix pdf_product(const struct pdf_matrix *m,
                              const struct pdf_matrix *n);

#endif
