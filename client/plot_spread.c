/*
 * Box and histogram of each group: the box reaches from the quarter to the
 * three quarters, with the median in it, the whiskers from least to most.
 */
#include "client/plot_part.h"

#include <string.h>

#include "client/decimal.h"
#include "client/number.h"
#include "client/phrase.h"
#include "client/value.h"

enum { LEAST, QUARTER, MEDIAN, THREE_QUARTERS, MOST, POINTS };

static const char *const keys[POINTS] = {"min", "p25", "median", "p75", "max"};

static void
put_box(const int64_t at[POINTS], size_t room, const struct screen *s)
{
	int64_t place[POINTS], last = (int64_t)room - 1;

	for (size_t i = 0; i < POINTS; i++)
		place[i] = decimal_share(at[i] - at[LEAST],
		                         at[MOST] - at[LEAST], last);
	fprintf(s->out, "  %s", screen_bar(s));
	for (int64_t i = 0; i <= last; i++) {
		if (i == place[MEDIAN])
			fputs("┃", s->out);
		else if (i == 0)
			fputs("├", s->out);
		else if (i == last)
			fputs("┤", s->out);
		else if (i >= place[QUARTER] && i <= place[THREE_QUARTERS])
			fputs("▒", s->out);
		else
			fputs("─", s->out);
	}
	fprintf(s->out, "%s\n", screen_plain(s));
}

/* "least 0.02 · quarter 0.23 · median 0.29 …" */
static void
put_points(const json_t *row, const struct screen *s)
{
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < POINTS; i++) {
		const char *text = value_member(row, keys[i]);

		fprintf(s->out, "%s%s%s%s %s", i == 0 ? "  " : " · ",
		        screen_dim(s), heading(keys[i], s->language),
		        screen_plain(s),
		        text == NULL ? "–" : number_group(text, number));
	}
	putc('\n', s->out);
}

/* The longest of the members of the bins as grouped numbers. */
static size_t
longest(const json_t *bins, const char *key)
{
	char number[NUMBER_TEXT];
	size_t room = 0, i, w;
	const json_t *bin;

	json_array_foreach (bins, i, bin) {
		const char *text = value_member(bin, key);

		w = text == NULL ? 1 : strlen(number_group(text, number));
		room = w > room ? w : room;
	}
	return room;
}

static void
put_number(const json_t *bin, const char *key, size_t room,
           const struct screen *s)
{
	char number[NUMBER_TEXT];
	const char *text = value_member(bin, key);

	plot_text(s, text == NULL ? "–" : number_group(text, number), room,
	          true);
}

static void
put_bins(const json_t *bins, const struct screen *s)
{
	size_t from = longest(bins, "from"), to = longest(bins, "to"),
	       n = longest(bins, "n"), i;
	size_t taken = from + to + n + 10, all = plot_columns(s);
	size_t room = all > taken + 8 ? all - taken : 8;
	int64_t most = 0, value;
	const json_t *bin;

	json_array_foreach (bins, i, bin)
		if (decimal_read(value_member(bin, "n"), &value) &&
		    value > most)
			most = value;
	json_array_foreach (bins, i, bin) {
		fputs("  ", s->out);
		put_number(bin, "from", from, s);
		fputs(" – ", s->out);
		put_number(bin, "to", to, s);
		fputs("  ", s->out);
		put_number(bin, "n", n, s);
		fputs("  ", s->out);
		if (decimal_read(value_member(bin, "n"), &value))
			plot_bar(s,
			         decimal_share(value, most, (int64_t)room * 8));
		putc('\n', s->out);
	}
}

static void
put_group(const json_t *row, const struct screen *s)
{
	static const char *const who[] = {"kind", "function_code"};
	int64_t at[POINTS];
	const char *n = value_member(row, "n");
	bool known = true;

	fputs(screen_bold(s), s->out);
	for (size_t i = 0; i < 2; i++) {
		const char *text = value_member(row, who[i]);

		if (text != NULL)
			fprintf(s->out, "%s · ", term(text, s->language));
	}
	fprintf(s->out, "%s %s%s\n", heading("n#counties", s->language),
	        n != NULL ? n : "–", screen_plain(s));
	for (size_t i = 0; i < POINTS; i++)
		known &= decimal_read(value_member(row, keys[i]), &at[i]);
	if (known && at[MOST] > at[LEAST])
		put_box(at, plot_columns(s) - 4, s);
	put_points(row, s);
	put_bins(json_object_get(json_object_get(row, "histogram"), "bins"), s);
}

size_t
plot_spread(const json_t *result, const struct screen *s)
{
	const json_t *rows = json_object_get(result, "rows"), *row;
	size_t i;

	json_array_foreach (rows, i, row) {
		if (i > 0)
			putc('\n', s->out);
		put_group(row, s);
	}
	return json_array_size(rows);
}
