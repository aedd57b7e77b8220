/*
 * 国有资产: what is held, how many and worth what, at a date that stands above
 * the table ("截止时间：2020年12月31日").  The value is that year's, and final.
 */
#include "ingest/spelling.h"
#include "ingest/tables.h"

/* Rows of the table by the words they hold, first match first. */
static const struct {
	const char *word;
	const char *value_measure, *count_measure; /* NULL: none */
} rows[] = {
    {"资产总额", "assets.total", NULL},
    {"固定资产总额", "assets.total", NULL},
    {"资产合计", "assets.total", NULL},
    {"合计", "assets.total", NULL},
    {"车辆", "assets.vehicles_value", "assets.vehicles"},
    {"其他固定资产", "assets.other_value", "assets.other"},
};

/* Lines before the table that may tell the date. */
#define LINES_BEFORE 4

/* The year in "2020年12月31日", "2020-12-31"; 0 if there is none. */
static uint16_t
year_in(struct slice s)
{
	for (size_t i = 0; i + 4 < s.len; i++) {
		unsigned year = 0;
		size_t n = 0;

		while (n < 4 && s.at[i + n] >= '0' && s.at[i + n] <= '9') {
			year = year * 10 + (unsigned)(s.at[i + n] - '0');
			n++;
		}
		if (n == 4 && year >= 1990 && year < 2100 &&
		    (slice_starts(slice_from(s, i + 4), SLICE("年")) ||
		     s.at[i + 4] == '-'))
			return (uint16_t)year;
	}
	return 0;
}

static bool
tells_a_date(struct slice s)
{
	return slice_find(s, SLICE("截止")) != NULL ||
	       slice_find(s, SLICE("截至")) != NULL ||
	       slice_find(s, SLICE("12月31日")) != NULL;
}

static uint16_t
year_of_line(struct arena *a, struct slice line)
{
	struct slice s = spelled(a, line);

	return tells_a_date(s) ? year_in(s) : 0;
}

/* From the rows above the header, else from the lines before, else the year
 * before the paper's own. */
static uint16_t
year_of_assets(const struct sheet *s)
{
	const struct document *doc = s->r->doc;
	uint16_t year;

	for (size_t row = 0; row < s->header->row; row++)
		for (size_t col = 0; col < s->grid->cols; col++) {
			year = year_of_line(s->r->arena,
			                    grid_words(s->grid, row, col));
			if (year != 0)
				return year;
		}
	for (size_t i = 1; i <= LINES_BEFORE && i <= s->block; i++) {
		const struct block *b = &doc->blocks.at[s->block - i];

		year = year_of_line(s->r->arena, slice_cut(doc->text, b->span));
		if (year != 0)
			return year;
	}
	year = s->r->out->head.fiscal_year;
	if (year == 0)
		return 0;
	return s->r->out->head.doc_type == DOC_FINAL_ACCOUNTS
	           ? year
	           : (uint16_t)(year - 1);
}

static void
state_value(const struct sheet *s, size_t row, uint16_t year,
            const char *measure)
{
	unsigned char decimals;
	money amount =
	    cell_money(header_words(s->header, s->grid, row, COLUMN_VALUE),
	               s->unit, &decimals);
	struct statement *st;

	if (!money_known(amount))
		return;
	st = list_add(s->r->arena, &s->r->statements);
	st->role = SAYS_VALUE;
	st->in_table = true;
	st->measure = slice_of(measure);
	st->year = year;
	st->stage = STAGE_FINAL;
	st->amount = amount;
	st->presence = PRESENCE_STATED;
	st->decimals = decimals;
	st->unit = s->unit;
	st->span = grid_span(s->grid, row, s->header->at[COLUMN_VALUE]);
	st->clause = grid_row_span(s->grid, row);
	st->block = s->block;
}

static void
state_count(const struct sheet *s, size_t row, uint16_t year,
            const char *measure)
{
	struct count *c;
	int64_t n;

	if (!cell_whole(header_words(s->header, s->grid, row, COLUMN_QUANTITY),
	                &n))
		return;
	c = list_add(s->r->arena, &s->r->out->counts);
	c->measure = slice_of(measure);
	c->year = year;
	c->stage = STAGE_FINAL;
	c->value = n;
	c->span = grid_span(s->grid, row, s->header->at[COLUMN_QUANTITY]);
}

size_t
read_assets(const struct sheet *s)
{
	uint16_t year = year_of_assets(s);
	size_t row = s->header->row + s->header->rows;

	for (; year != 0 && row < s->grid->rows; row++) {
		struct slice label =
		    spelled(s->r->arena,
		            header_words(s->header, s->grid, row, COLUMN_ITEM));

		/* A part of the row above: 其中：办公用房. */
		if (slice_starts(label, SLICE("其中")))
			continue;
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
			if (slice_find(label, slice_of(rows[i].word)) == NULL)
				continue;
			state_value(s, row, year, rows[i].value_measure);
			if (rows[i].count_measure != NULL)
				state_count(s, row, year,
				            rows[i].count_measure);
			break;
		}
	}
	return s->grid->rows;
}
