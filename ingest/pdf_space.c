/*
 * No floating point: a page's lines must come out the same everywhere.
 */
#include "ingest/pdf_space.h"

bool
pdf_number(struct slice s, int64_t *out)
{
	int64_t n = 0, place = 0;
	bool minus = s.len > 0 && s.at[0] == '-';
	size_t i = minus || (s.len > 0 && s.at[0] == '+');

	if (i == s.len)
		return false;
	for (; i < s.len; i++) {
		if (s.at[i] == '.' && place == 0) {
			place = PDF_ONE;
			continue;
		}
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		if (place == 0) {
			n = n * 10 + (s.at[i] - '0') * PDF_ONE;
			if (n > PDF_NUMBER_MOST)
				n = PDF_NUMBER_MOST;
		} else if (place > 1) {
			place /= 10;
			n += (s.at[i] - '0') * place;
		}
	}
	*out = minus ? -n : n;
	return true;
}

static int64_t
times(int64_t a, int64_t b)
{
	__extension__ typedef __int128 wide;
	wide product = (wide)a * b / PDF_ONE;

	if (product > PDF_NUMBER_MOST)
		return PDF_NUMBER_MOST;
	return product < -PDF_NUMBER_MOST ? -PDF_NUMBER_MOST : (int64_t)product;
}

struct pdf_point
pdf_placed(const struct pdf_matrix *m, int64_t x, int64_t y)
{
	return (struct pdf_point){times(m->a, x) + times(m->c, y) + m->e,
	                          times(m->b, x) + times(m->d, y) + m->f};
}

struct pdf_matrix
pdf_product(const struct pdf_matrix *m, const struct pdf_matrix *n)
{
	struct pdf_point p = pdf_placed(n, m->e, m->f);

	return (struct pdf_matrix){times(m->a, n->a) + times(m->b, n->c),
	                           times(m->a, n->b) + times(m->b, n->d),
	                           times(m->c, n->a) + times(m->d, n->c),
	                           times(m->c, n->b) + times(m->d, n->d),
	                           p.x,
	                           p.y};
}
