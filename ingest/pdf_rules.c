/*
 * A small part of the language of pages: paths of straight lines, rectangles,
 * the matrix they are drawn under.  A filled rectangle that is thin is a line;
 * one that is not is a cell's ground.  Text and pictures are passed over.
 *
 * Numbers are fixed, five digits behind the point.
 */
#include "ingest/pdf_rules.h"

#include "ingest/pdf_object.h"
#include "ingest/pdf_token.h"

#define RULES_MOST ((size_t)1 << 17)
#define PATH_MOST 2048
#define STACK_MOST 32
#define ONE INT64_C(100000)
#define NUMBER_MOST (INT64_C(1000000) * ONE)
#define THIN (3 * ONE) /* points: a filled rectangle that is a line */
#define SHORTEST 200   /* hundredths: shorter lines are dots */
#define SLOPE 60       /* hundredths that a line may be off */

struct point {
	int64_t x, y;
};

/* x' = ax + cy + e, y' = bx + dy + f */
struct matrix {
	int64_t a, b, c, d, e, f;
};

struct drawing {
	struct pdf_rules *out;
	const struct pdf_page *page;
	struct pdf_leaf leaf;
	struct point low, high; /* of its box */
	struct matrix matrix, saved[STACK_MOST];
	size_t depth;
	int64_t operand[6];
	unsigned n;
	/* The path, as lines; `part` where its open part begins. */
	struct point from[PATH_MOST], to[PATH_MOST];
	size_t lines, part;
	struct point here, start;
};

/* ---- numbers ---- */

static bool
number_of(struct slice s, int64_t *out)
{
	int64_t n = 0, place = 0;
	bool minus = s.len > 0 && s.at[0] == '-';
	size_t i = minus || (s.len > 0 && s.at[0] == '+');

	if (i == s.len)
		return false;
	for (; i < s.len; i++) {
		if (s.at[i] == '.' && place == 0) {
			place = ONE;
			continue;
		}
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		if (place == 0) {
			n = n * 10 + (s.at[i] - '0') * ONE;
			if (n > NUMBER_MOST)
				n = NUMBER_MOST;
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
	wide product = (wide)a * b / ONE;

	if (product > NUMBER_MOST)
		return NUMBER_MOST;
	return product < -NUMBER_MOST ? -NUMBER_MOST : (int64_t)product;
}

static struct point
placed(const struct matrix *m, int64_t x, int64_t y)
{
	return (struct point){times(m->a, x) + times(m->c, y) + m->e,
	                      times(m->b, x) + times(m->d, y) + m->f};
}

static struct matrix
product(const struct matrix *m, const struct matrix *n)
{
	struct point p = placed(n, m->e, m->f);

	return (struct matrix){times(m->a, n->a) + times(m->b, n->c),
	                       times(m->a, n->b) + times(m->b, n->d),
	                       times(m->c, n->a) + times(m->d, n->c),
	                       times(m->c, n->b) + times(m->d, n->d),
	                       p.x,
	                       p.y};
}

/* ---- places on the page as it is read ---- */

static int32_t
hundredths(int64_t n)
{
	n /= ONE / 100;
	return n > INT32_MAX / 4   ? INT32_MAX / 4
	       : n < INT32_MIN / 4 ? INT32_MIN / 4
	                           : (int32_t)n;
}

static void
turn(const struct drawing *d, struct point p, int32_t *x, int32_t *y)
{
	int32_t left = hundredths(p.x - d->low.x);
	int32_t right = hundredths(d->high.x - p.x);
	int32_t below = hundredths(p.y - d->low.y);
	int32_t above = hundredths(d->high.y - p.y), swap;

	*x = d->leaf.rotate == 0     ? left
	     : d->leaf.rotate == 90  ? below
	     : d->leaf.rotate == 180 ? right
	                             : above;
	*y = d->leaf.rotate == 0     ? above
	     : d->leaf.rotate == 90  ? left
	     : d->leaf.rotate == 180 ? below
	                             : right;
	swap = *x;
	switch (d->page->turned) {
	case PDF_UPRIGHT:
		break;
	case PDF_RAN_DOWN:
		*x = *y;
		*y = d->page->height - swap;
		break;
	case PDF_RAN_UP:
		*x = d->page->width - *y;
		*y = swap;
		break;
	}
}

static void
add_rule(struct drawing *d, struct point from, struct point to)
{
	struct pdf_rule r;
	int32_t swap, width, height;

	if (d->out->n == RULES_MOST)
		return;
	turn(d, from, &r.x0, &r.y0);
	turn(d, to, &r.x1, &r.y1);
	if (r.x1 < r.x0) {
		swap = r.x0;
		r.x0 = r.x1;
		r.x1 = swap;
	}
	if (r.y1 < r.y0) {
		swap = r.y0;
		r.y0 = r.y1;
		r.y1 = swap;
	}
	width = r.x1 - r.x0;
	height = r.y1 - r.y0;
	if ((width > SLOPE && height > SLOPE) ||
	    (width < SHORTEST && height < SHORTEST))
		return;
	if (width > height)
		r.y0 = r.y1 = (r.y0 + r.y1) / 2;
	else
		r.x0 = r.x1 = (r.x0 + r.x1) / 2;
	d->out->at[d->out->n++] = r;
}

/* ---- paths ---- */

static void
line_to(struct drawing *d, struct point p)
{
	if (d->lines < PATH_MOST) {
		d->from[d->lines] = d->here;
		d->to[d->lines++] = p;
	}
	d->here = p;
}

static void
rectangle(struct drawing *d)
{
	int64_t x = d->operand[0], y = d->operand[1];
	int64_t x1 = x + d->operand[2], y1 = y + d->operand[3];

	d->here = d->start = placed(&d->matrix, x, y);
	line_to(d, placed(&d->matrix, x1, y));
	line_to(d, placed(&d->matrix, x1, y1));
	line_to(d, placed(&d->matrix, x, y1));
	line_to(d, d->start);
}

static void
stroke(struct drawing *d)
{
	for (size_t i = 0; i < d->lines; i++)
		add_rule(d, d->from[i], d->to[i]);
}

/* Each closed run of lines that is thin is a line itself. */
static void
fill(struct drawing *d)
{
	for (size_t i = 0; i < d->lines;) {
		struct point low = d->from[i], high = low;
		size_t k = i;

		do {
			struct point p = d->to[k];

			low.x = p.x < low.x ? p.x : low.x;
			low.y = p.y < low.y ? p.y : low.y;
			high.x = p.x > high.x ? p.x : high.x;
			high.y = p.y > high.y ? p.y : high.y;
			k++;
		} while (k < d->lines && d->from[k].x == d->to[k - 1].x &&
		         d->from[k].y == d->to[k - 1].y);
		i = k;
		if (high.x - low.x <= THIN && high.y - low.y > THIN) {
			low.x = high.x = (low.x + high.x) / 2;
			add_rule(d, low, high);
		} else if (high.y - low.y <= THIN && high.x - low.x > THIN) {
			low.y = high.y = (low.y + high.y) / 2;
			add_rule(d, low, high);
		}
	}
}

/* ---- operators ---- */

static bool
is(struct slice op, const char *name)
{
	return slice_is(op, slice_of(name));
}

static void
paint(struct drawing *d, struct slice op)
{
	char c = op.at[0];

	if (is(op, "s") || is(op, "b") || is(op, "b*"))
		line_to(d, d->start);
	if (c == 's' || c == 'S' || c == 'b' || c == 'B')
		stroke(d);
	if (c == 'f' || c == 'F')
		fill(d);
	d->lines = 0;
}

static void
state(struct drawing *d, struct slice op)
{
	if (is(op, "q")) {
		if (d->depth < STACK_MOST)
			d->saved[d->depth] = d->matrix;
		d->depth++;
	} else if (is(op, "Q") && d->depth > 0) {
		d->depth--;
		if (d->depth < STACK_MOST)
			d->matrix = d->saved[d->depth];
	} else if (is(op, "cm")) {
		struct matrix m = {d->operand[0], d->operand[1], d->operand[2],
		                   d->operand[3], d->operand[4], d->operand[5]};

		d->matrix = product(&m, &d->matrix);
	}
}

static void
operate(struct drawing *d, struct slice op)
{
	static const char *const paints[] = {"S", "s",  "f", "F",  "f*",
	                                     "B", "B*", "b", "b*", "n"};
	struct point p = placed(&d->matrix, d->operand[0], d->operand[1]);

	if (is(op, "m"))
		d->here = d->start = p;
	else if (is(op, "l"))
		line_to(d, p);
	else if (is(op, "h"))
		line_to(d, d->start);
	else if (is(op, "c") && d->n >= 6)
		d->here = placed(&d->matrix, d->operand[4], d->operand[5]);
	else if ((is(op, "v") || is(op, "y")) && d->n >= 4)
		d->here = placed(&d->matrix, d->operand[2], d->operand[3]);
	else if (is(op, "re"))
		rectangle(d);
	else
		state(d, op);
	for (size_t i = 0; i < sizeof(paints) / sizeof(paints[0]); i++)
		if (is(op, paints[i]))
			paint(d, op);
}

/* A picture inside the page: binary up to EI. */
static void
pass_picture(struct slice *rest)
{
	const char *end = slice_find(*rest, SLICE("\nEI"));

	if (end == NULL)
		end = slice_find(*rest, SLICE(" EI"));
	*rest = end == NULL ? (struct slice){rest->at + rest->len, 0}
	                    : slice_from(*rest, (size_t)(end - rest->at) + 3);
}

static void
run(struct drawing *d, struct slice text)
{
	struct slice token;

	for (token = pdf_token(&text); token.len > 0;
	     token = pdf_token(&text)) {
		int64_t n;

		if (number_of(token, &n)) {
			if (d->n < 6)
				d->operand[d->n++] = n;
			continue;
		}
		if (is(token, "ID"))
			pass_picture(&text);
		else if (token.at[0] != '/' && token.at[0] != '(' &&
		         token.at[0] != '<' && token.at[0] != '[')
			operate(d, token);
		d->n = 0;
	}
}

/* ---- pages ---- */

static void
read_box(struct drawing *d)
{
	struct slice rest = d->leaf.box;
	int64_t n[4] = {0, 0, 59500000, 84200000};

	(void)pdf_token(&rest);
	for (size_t i = 0; i < 4; i++)
		if (!number_of(pdf_token(&rest), &n[i]))
			break;
	d->low = (struct point){n[0] < n[2] ? n[0] : n[2],
	                        n[1] < n[3] ? n[1] : n[3]};
	d->high = (struct point){n[0] < n[2] ? n[2] : n[0],
	                         n[1] < n[3] ? n[3] : n[1]};
}

static void
read_page(struct pdf_file *f, size_t i, struct drawing *d)
{
	d->leaf = pdf_file_page(f, i);
	d->matrix = (struct matrix){ONE, 0, 0, ONE, 0, 0};
	d->depth = d->lines = d->n = 0;
	read_box(d);
	run(d, pdf_page_drawing(f, &d->leaf));
}

void
pdf_rules_read(struct slice bytes, const struct pdf_words *words,
               struct arena *a, struct pdf_rules *out)
{
	struct drawing *d = arena_alloc(a, sizeof(*d));
	struct pdf_file *f = pdf_file_read(bytes, a);

	out->n = 0;
	out->at = arena_array(a, RULES_MOST, sizeof(*out->at));
	out->first = arena_array(a, words->pages.n + 1, sizeof(*out->first));
	/* Other pages than pdftotext saw: the file is not understood. */
	if (f != NULL && pdf_file_pages(f) != words->pages.n)
		f = NULL;
	d->out = out;
	for (size_t i = 0; i < words->pages.n; i++) {
		size_t mark = arena_mark(a);

		out->first[i] = out->n;
		if (f == NULL || words->pages.at[i].n == 0)
			continue;
		d->page = &words->pages.at[i];
		read_page(f, i, d);
		arena_rewind(a, mark);
	}
	out->first[words->pages.n] = out->n;
}
