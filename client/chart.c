/*
 * Whole units only: a chart is WIDE units wide, and scales as the page does.
 */
#include "client/chart.h"

#include "client/decimal.h"
#include "client/html.h"

enum { WIDE = 320, HIGH = 90, FOOT = 16, HEAD = 14 };

static void
begin(FILE *out, int high, const char *what)
{
	fprintf(out,
	        "<svg viewBox=\"0 0 %d %d\" role=\"img\" "
	        "aria-label=\"",
	        WIDE, high);
	html_text(out, what);
	fputs("\">", out);
}

static int64_t
highest(const struct mark *marks, size_t n)
{
	int64_t most = 0;

	for (size_t i = 0; i < n; i++)
		if (marks[i].known && marks[i].value > most)
			most = marks[i].value;
	return most;
}

static void
put_title(FILE *out, const char *title)
{
	if (title == NULL)
		return;
	fputs("<title>", out);
	html_text(out, title);
	fputs("</title>", out);
}

/* ---- columns ---- */

static void
put_column(FILE *out, const struct mark *m, int64_t at, int64_t wide,
           int64_t most)
{
	int64_t high =
	    m->value > 0 ? decimal_share(m->value, most, HIGH - HEAD) : 0;

	/* The county itself is seen even where it is next to nothing. */
	if (high == 0)
		high = 1;
	fprintf(out,
	        "<rect class=\"%s\" x=\"%lld\" y=\"%lld\" width=\"%lld\" "
	        "height=\"%lld\">",
	        m->own    ? "own"
	        : m->peer ? "peer"
	                  : "bar",
	        (long long)at, (long long)(HIGH - high), (long long)wide,
	        (long long)high);
	put_title(out, m->title);
	fputs("</rect>", out);
	if (m->own)
		fprintf(out, "<path class=\"own\" d=\"M%lld %d l-5 8 h10 z\"/>",
		        (long long)(at + wide / 2), HIGH + 4);
}

void
chart_columns(FILE *out, const struct mark *marks, size_t n, int64_t middle,
              const char *what)
{
	int64_t most = highest(marks, n), step, gap;

	if (n == 0)
		return;
	begin(out, HIGH + FOOT, what);
	for (size_t i = 0; i < n; i++) {
		int64_t at = (int64_t)i * WIDE / (int64_t)n;

		step = ((int64_t)i + 1) * WIDE / (int64_t)n - at;
		gap = step > 6 ? step / 5 : step > 2;
		if (step - gap > 0 || marks[i].own)
			put_column(out, &marks[i], at,
			           step - gap > 0 ? step - gap : 1, most);
	}
	if (middle >= 0 && most > 0) {
		int64_t y = HIGH - decimal_share(middle, most, HIGH - HEAD);

		fprintf(out, "<path class=\"middle\" d=\"M0 %lld H%d\"/>",
		        (long long)y, WIDE);
	}
	fprintf(out, "<path class=\"axis\" d=\"M0 %d H%d\"/></svg>", HIGH,
	        WIDE);
}

/* ---- years ---- */

static int64_t
place_of(size_t i, size_t n)
{
	int64_t side = 40;

	return n < 2 ? WIDE / 2
	             : side + (int64_t)i * (WIDE - 2 * side) / ((int64_t)n - 1);
}

static int64_t
height_of(const struct mark *m, int64_t most)
{
	return HIGH - (m->value > 0
	                   ? decimal_share(m->value, most, HIGH - 2 * HEAD)
	                   : 0);
}

static void
put_point(FILE *out, const struct mark *m, int64_t x, int64_t most)
{
	int64_t y = m->known ? height_of(m, most) : HIGH;

	fprintf(out, "<text class=\"year\" x=\"%lld\" y=\"%d\">", (long long)x,
	        HIGH + FOOT - 2);
	html_text(out, m->label);
	fputs("</text>", out);
	if (!m->known)
		return;
	fprintf(out, "<circle class=\"own\" cx=\"%lld\" cy=\"%lld\" r=\"3\"/>",
	        (long long)x, (long long)y);
	fprintf(out, "<text class=\"value\" x=\"%lld\" y=\"%lld\">",
	        (long long)x, (long long)(y - 8));
	html_text(out, m->title);
	fputs("</text>", out);
}

void
chart_years(FILE *out, const struct mark *marks, size_t n, const char *what)
{
	int64_t most = highest(marks, n);
	bool drawing = false;

	begin(out, HIGH + FOOT, what);
	fputs("<path class=\"line\" d=\"M0 0", out);
	for (size_t i = 0; i < n; i++) {
		if (marks[i].known)
			fprintf(out, " %c%lld %lld", drawing ? 'L' : 'M',
			        (long long)place_of(i, n),
			        (long long)height_of(&marks[i], most));
		drawing = marks[i].known;
	}
	fprintf(out, "\"/><path class=\"axis\" d=\"M0 %d H%d\"/>", HIGH, WIDE);
	for (size_t i = 0; i < n; i++)
		put_point(out, &marks[i], place_of(i, n), most);
	fputs("</svg>", out);
}

/* ---- a place among all ---- */

void
chart_percentile(FILE *out, const char *percentile, const char *what)
{
	int64_t value, x;

	if (!decimal_read(percentile, &value))
		return;
	x = 6 + decimal_share(value, (int64_t)100 * DECIMAL_ONE, WIDE - 12);
	begin(out, 20, what);
	fprintf(out,
	        "<path class=\"scale\" d=\"M6 10 H%d\"/>"
	        "<path class=\"axis\" d=\"M6 5 V15 M%d 5 V15 M%d 5 V15\"/>"
	        "<circle class=\"own\" cx=\"%lld\" cy=\"10\" r=\"6\"/></svg>",
	        WIDE - 6, WIDE / 2, WIDE - 6, (long long)x);
}
