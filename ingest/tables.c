/*
 * From tables to records.  Each table is squared, its header words decide what
 * kind it is, and the reader of that kind takes the rows.  The lines between
 * the tables go by too, because projects are named there.
 */
#include "ingest/tables.h"

#include "ingest/amount.h"
#include "ingest/notes.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#define LINES_BEFORE 3 /* where a table's unit may stand */
#define TOP_LINES 8
#define UNIT_LINE_MOST 240 /* bytes of such a line */

bool
is_total(struct slice words)
{
	static const struct slice ends[] = {WORD("合计"),   WORD("总计"),
	                                    WORD("小计"),   WORD("总分"),
	                                    WORD("总得分"), WORD("合计得分")};
	char copy[48];
	struct slice s = {copy, 0};

	if (words.len < 6 || words.len + 4 > sizeof(copy))
		return false;
	s.len = spell(words, copy, sizeof(copy));
	return ENDS_IN_ANY(s, ends);
}

/* ---- figures ---- */

money
cell_money(struct slice words, enum money_unit unit, unsigned char *decimals)
{
	struct amount a;

	if (decimals != NULL)
		*decimals = 0;
	if (unit == UNIT_NONE || words.len == 0 ||
	    amount_cell(words, unit, &a) != CELL_AMOUNT)
		return MONEY_NONE;
	if (decimals != NULL)
		*decimals = a.decimals;
	return a.value;
}

bool
cell_whole(struct slice words, int64_t *out)
{
	char copy[32];
	struct slice s = {copy, 0};
	int64_t n = 0;
	size_t i = 0;

	if (words.len == 0 || words.len + 4 > sizeof(copy))
		return false;
	s.len = spell(words, copy, sizeof(copy));
	for (; i < s.len && s.at[i] != '.'; i++) {
		if (s.at[i] < '0' || s.at[i] > '9' || i > 15)
			return false;
		n = n * 10 + (s.at[i] - '0');
	}
	/* "2.00" pieces are two, "2.5" are a mistake. */
	for (size_t j = i + 1; j < s.len; j++)
		if (s.at[j] != '0')
			return false;
	*out = n;
	return i > 0;
}

static enum money_unit
unit_in_rows(const struct grid *g, size_t from, size_t end)
{
	for (size_t row = from; row < end; row++)
		for (size_t col = 0; col < g->cols; col++) {
			enum money_unit unit;

			if (!grid_begins(g, row, col))
				continue;
			unit = amount_caption(grid_words(g, row, col));
			if (unit != UNIT_NONE)
				return unit;
		}
	return UNIT_NONE;
}

/* "以万元为单位" and the captions of amount.h. */
static enum money_unit
unit_in_line(struct slice line)
{
	const char *at = slice_find(line, SLICE("为单位"));
	size_t length;

	for (size_t i = 0; at != NULL && i < (size_t)(at - line.at); i++) {
		struct slice rest = {line.at + i, (size_t)(at - line.at) - i};
		enum money_unit unit = amount_unit(rest, &length);

		if (unit != UNIT_NONE && length == rest.len)
			return unit;
	}
	return amount_caption(line);
}

/* What a line at the top says for all tables: "以下金额单位均为万元". */
static enum money_unit
unit_of_document(const struct reading *r)
{
	static const struct slice marks[] = {WORD("均"),   WORD("以下"),
	                                     WORD("各表"), WORD("本表"),
	                                     WORD("本文"), WORD("金额单位")};

	for (size_t i = 0; i < TOP_LINES && i < r->doc->blocks.n; i++) {
		const struct block *b = &r->doc->blocks.at[i];
		struct slice line = slice_cut(r->doc->text, b->span);

		if (b->kind == BLOCK_TABLE || line.len > UNIT_LINE_MOST)
			continue;
		for (size_t j = 0; j < N(marks); j++)
			if (slice_find(line, marks[j]) != NULL &&
			    unit_in_line(line) != UNIT_NONE)
				return unit_in_line(line);
	}
	return UNIT_NONE;
}

enum money_unit
unit_of_table(const struct reading *r, size_t block, const struct grid *g,
              size_t header_row)
{
	size_t end = header_row + 2 > g->rows ? g->rows : header_row + 2;
	enum money_unit unit = unit_in_rows(g, 0, end);

	if (unit == UNIT_NONE)
		unit =
		    amount_caption(slice_cut(r->doc->text, g->table->caption));
	for (size_t i = 1; unit == UNIT_NONE && i <= LINES_BEFORE && i <= block;
	     i++) {
		const struct block *b = &r->doc->blocks.at[block - i];

		if (b->kind == BLOCK_TABLE)
			break;
		if (b->span.end - b->span.start <= UNIT_LINE_MOST)
			unit = amount_caption(slice_cut(r->doc->text, b->span));
	}
	return unit == UNIT_NONE ? unit_of_document(r) : unit;
}

money
amount_in_words(struct slice s)
{
	for (size_t at = 0; at < s.len;) {
		struct amount a;

		if (!amount_scan(s, at, &a)) {
			at++;
			continue;
		}
		if (a.kind == AMOUNT_MONEY)
			return a.value;
		at += a.len == 0 ? 1 : a.len;
	}
	return MONEY_NONE;
}

/* ---- tables ---- */

static size_t
read_rows(struct projects *projects, const struct sheet *s)
{
	switch (s->header->kind) {
	case TABLE_UNITS:
		return read_units(s);
	case TABLE_KPI:
		return projects_rows(projects, s);
	case TABLE_PROCUREMENT:
		return read_procurement(s);
	case TABLE_ASSETS:
		return read_assets(s);
	case TABLE_NONE:
	case TABLE_FORM:
	case TABLE_FIGURES:
	case TABLE_KIND_N:
		break;
	}
	return s->grid->rows;
}

static void
read_table(struct reading *r, const struct columns *columns,
           struct projects *projects, size_t block)
{
	struct grid grid;
	struct header header;
	size_t row = 0;

	if (!grid_square(r->arena, r->doc->blocks.at[block].table, r->doc->text,
	                 &grid))
		return;
	if (!header_find(columns, &grid, 0, &header)) {
		if (projects_form(projects, block, &grid, 0, grid.rows))
			note_form(r, block, &grid);
		else
			read_figures(r, block, &grid);
		return;
	}
	do {
		struct sheet sheet = {r, block, &grid, &header, UNIT_NONE};
		size_t since = note_yield(r);

		if (header.kind == TABLE_KPI)
			projects_form(projects, block, &grid, row, header.row);
		else
			sheet.unit = unit_of_table(r, block, &grid, header.row);
		row = read_rows(projects, &sheet);
		note_sheet(&sheet, row, since);
	} while (row < grid.rows && header_find(columns, &grid, row, &header));
}

void
tables(struct reading *r)
{
	struct columns *columns = columns_new(r->arena);
	struct projects *projects = projects_new(r, columns);

	for (size_t i = 0; i < r->doc->blocks.n; i++) {
		if (r->doc->blocks.at[i].kind == BLOCK_TABLE)
			read_table(r, columns, projects, i);
		else
			projects_line(projects, i);
	}
}
