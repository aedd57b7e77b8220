/*
 * Cells are found by the header's columns.  A row with fewer cells than its
 * header, as plain text prints it when level names are left out, is first
 * moved to the right until its first cell stands where its word belongs.
 */
#include "ingest/kpi_row.h"

#include "ingest/comparing.h"
#include "ingest/spelling.h"
#include "ingest/target.h"
#include "ingest/words.h"

/* ---- cells ---- */

/* The column that the first cell of a short row belongs under: 成本指标 is a
 * first level only where a second one follows. */
static enum column
column_of_first(const struct grid *g, size_t row)
{
	unsigned levels = kpi_level(grid_words(g, row, 0));
	unsigned next = kpi_level(grid_words(g, row, 1));

	if ((levels & KPI_FIRST) != 0 &&
	    (levels == KPI_FIRST || (next & KPI_SECOND) != 0))
		return COLUMN_LEVEL1;
	return levels != 0 ? COLUMN_LEVEL2 : COLUMN_LEVEL3;
}

static bool
is_second(const struct grid *g, size_t row, size_t col)
{
	return col < g->cols &&
	       (kpi_level(grid_words(g, row, col)) & KPI_SECOND) != 0;
}

/* Cells up to the last that is filled. */
static size_t
filled_cells(const struct grid *g, size_t row)
{
	size_t n = g->cols;

	while (n > 0 && grid_words(g, row, n - 1).len == 0)
		n--;
	return n;
}

/* ≥98%, 12个; a bare figure may be the project's budget. */
static bool
begins_like_a_target(struct slice s)
{
	if (comparing_mark(s) > 0)
		return true;
	return s.len > 0 && s.at[0] >= '0' && s.at[0] <= '9' &&
	       !slice_is_figure(s, ".,");
}

/* A second level in front of a name, or a name in front of a target, in a row
 * that was filled up with empty cells behind. */
static bool
is_left_over(const struct sheet *s, size_t row)
{
	const struct grid *g = s->grid;
	struct slice next = grid_words(g, row, 1);

	if (s->header->at[COLUMN_LEVEL1] == NO_COLUMN ||
	    s->header->at[COLUMN_LEVEL2] == NO_COLUMN)
		return false;
	if (kpi_level(grid_words(g, row, 0)) == KPI_SECOND)
		return next.len > 0 && kpi_level(next) == 0 &&
		       !begins_like_a_target(next);
	return kpi_level(next) == 0 && begins_like_a_target(next);
}

/*
 * How far to the right the row's cells belong.  A row that was filled up with
 * empty cells is moved only where its first two cells show that they stand too
 * far to the left.
 */
static size_t
shift_of(const struct sheet *s, size_t row)
{
	const struct grid *g = s->grid;
	bool padded = grid_cell(g, row, g->cols - 1) != NULL;
	bool first = (kpi_level(grid_words(g, row, 0)) & KPI_FIRST) != 0;
	uint16_t at;

	if (grid_words(g, row, 0).len == 0 ||
	    (padded && !first && !is_left_over(s, row)))
		return 0;
	at = s->header->at[column_of_first(g, row)];
	if (at == NO_COLUMN || at + filled_cells(g, row) > g->cols)
		return 0;
	/* 绩效指标, 成本指标, 经济成本指标: all stand where they belong. */
	if (is_second(g, row, at) && is_second(g, row, at + 1U))
		return 0;
	return padded && first && !is_second(g, row, at) ? 0 : at;
}

static struct slice
words_at(const struct kpi_reader *k, size_t row, size_t shift,
         enum column column)
{
	uint16_t at = k->sheet->header->at[column];

	if (at == NO_COLUMN || at < shift)
		return (struct slice){"", 0};
	return grid_words(k->sheet->grid, row, at - shift);
}

static struct slice
or_none(struct slice s)
{
	return s.len == 0 ? SLICE_NONE : s;
}

/* "定性" in the column of signs: the value alone is the target. */
static bool
is_words_sign(struct slice sign)
{
	return slice_starts(sign, SLICE("定性")) ||
	       slice_starts(sign, SLICE("文字"));
}

static struct slice
joined(struct arena *a, struct slice x, struct slice y, struct slice z)
{
	char *out = arena_alloc(a, x.len + y.len + z.len);

	memcpy(out, x.at, x.len);
	memcpy(out + x.len, y.at, y.len);
	memcpy(out + x.len + y.len, z.at, z.len);
	return (struct slice){out, x.len + y.len + z.len};
}

/* The target, of one cell or of three: sign, value, unit. */
static struct slice
target_at(const struct kpi_reader *k, size_t row, size_t shift)
{
	struct slice sign = words_at(k, row, shift, COLUMN_SIGN);
	struct slice value = words_at(k, row, shift, COLUMN_TARGET);
	struct slice unit = words_at(k, row, shift, COLUMN_UNIT);

	if (value.len == 0 || is_words_sign(sign) ||
	    (sign.len == 0 && unit.len == 0))
		return value;
	if (slice_is(unit, SLICE("/")) || slice_is(unit, SLICE("-")))
		unit = (struct slice){"", 0};
	return joined(k->sheet->r->arena, sign, value, unit);
}

/* ---- the record ---- */

struct slice
indicator_of(struct arena *a, struct slice level3)
{
	struct slice s = spelled(a, level3);
	size_t open = s.len;

	if (s.len < 2 || s.at[s.len - 1] != ')')
		return s;
	while (open > 0 && s.at[open - 1] != '(')
		open--;
	/* Units are short: %, 个, 万元, 平方米. */
	if (open > 1 && s.len - open <= 10)
		s.len = open - 1;
	return s;
}

/* A decimal times ten thousand, without zeros behind the point. */
static struct slice
times_wan(struct arena *a, struct slice value)
{
	char *out = arena_alloc(a, value.len + 8);
	const char *point = memchr(value.at, '.', value.len);
	size_t whole = point == NULL ? value.len : (size_t)(point - value.at);
	size_t n = whole, behind = 0;

	memcpy(out, value.at, whole);
	for (size_t i = 0; i < 4; i++)
		out[n++] =
		    whole + 1 + i < value.len ? value.at[whole + 1 + i] : '0';
	if (whole + 5 < value.len) {
		out[n++] = '.';
		behind = value.len - whole - 5;
		memcpy(out + n, value.at + whole + 5, behind);
		n += behind;
	}
	for (whole = 0;
	     whole + 1 < n && out[whole] == '0' && out[whole + 1] != '.';)
		whole++;
	return (struct slice){out + whole, n - whole};
}

/* "吨/日" is tonnes by the day, "吨" only where the words say so. */
static bool
is_daily(struct slice *unit)
{
	static const struct slice days[] = {
	    WORD("/日"), WORD("/天"), WORD("/d"), WORD("每日"), WORD("每天")};

	for (size_t i = 0; i < N(days); i++)
		if (slice_ends(*unit, days[i])) {
			unit->len -= days[i].len;
			return true;
		}
	return false;
}

static bool
is_tonnes(struct slice unit)
{
	static const struct slice names[] = {WORD("吨"),   WORD("立方米"),
	                                     WORD("立方"), WORD("方"),
	                                     WORD("m3"),   WORD("m³")};

	return IS_ANY(unit, names);
}

/* Words by which an indicator is about a day's treating, and what is treated
 * by the tonne but is no water. */
static const struct slice daily_words[] = {
    WORD("日处理"),   WORD("日污水"), WORD("日均处理"),  WORD("每日处理"),
    WORD("每天处理"), WORD("日供水"), WORD("日设计处理")};
static const struct slice other_goods[] = {WORD("污泥"), WORD("垃圾"),
                                           WORD("粮"), WORD("煤")};

struct slice
capacity_of(struct arena *a, const struct kpi *k)
{
	struct slice unit = k->unit;
	bool daily, wan;

	if (k->kind != TARGET_COUNT || k->value.len == 0 || unit.len == 0 ||
	    k->op == OP_RANGE)
		return SLICE_NONE;
	daily = is_daily(&unit);
	wan = slice_starts(unit, SLICE("万"));
	if (wan)
		unit = slice_from(unit, strlen("万"));
	if (!is_tonnes(unit) || SAYS_ANY(k->level3, other_goods))
		return SLICE_NONE;
	if (!daily && !SAYS_ANY(k->level3, daily_words) &&
	    !SAYS_ANY(k->description, daily_words))
		return SLICE_NONE;
	return wan ? times_wan(a, k->value) : k->value;
}

static void
fill_target(struct kpi *k, struct arena *a)
{
	struct target t;

	target_read(a, k->target, &t);
	k->op = t.op;
	k->value = t.value;
	k->high = t.high;
	k->unit = t.unit;
	k->kind = t.kind;
}

void
kpi_add(struct reading *r, int64_t project, const struct kpi_words *w)
{
	struct project *of = &r->out->projects.at[project - 1];
	struct kpi *kpi = list_add(r->arena, &r->out->kpis);

	kpi->project = project;
	kpi->level1 = w->level1;
	kpi->level2 = w->level2;
	kpi->level3 = or_none(w->level3);
	kpi->description = or_none(w->description);
	kpi->target = or_none(w->target);
	kpi->basis = or_none(w->basis);
	kpi->actual = or_none(w->actual);
	kpi->weight = or_none(w->weight);
	kpi->score = or_none(w->score);
	kpi->indicator = or_none(indicator_of(r->arena, w->level3));
	kpi->span = w->span;
	fill_target(kpi, r->arena);
	if (of->capacity.at == NULL)
		of->capacity = capacity_of(r->arena, kpi);
}

static struct slice
first_words(const struct grid *g, size_t row)
{
	for (size_t col = 0; col < g->cols; col++) {
		struct slice s = grid_words(g, row, col);

		if (s.len > 0)
			return s;
	}
	return (struct slice){"", 0};
}

/* One wide cell, or a header printed again on a new page: no indicator. */
static bool
is_other_row(const struct kpi_reader *k, size_t row, struct slice level3,
             struct slice target)
{
	const struct header *h = k->sheet->header;
	const struct grid *g = k->sheet->grid;

	if (level3.len == 0)
		return true;
	if (h->at[COLUMN_LEVEL3] != NO_COLUMN &&
	    grid_cell(g, row, h->at[COLUMN_LEVEL3]) ==
	        grid_cell(g, row, h->at[COLUMN_TARGET]))
		return true;
	return target.len > 0 &&
	       slice_is(target, grid_words(g, h->row, h->at[COLUMN_TARGET]));
}

bool
kpi_row(struct kpi_reader *k, size_t row)
{
	size_t shift;
	struct slice level1, level2, level3, target;
	struct kpi_words w;

	if (is_total(first_words(k->sheet->grid, row)))
		return false;
	shift = shift_of(k->sheet, row);
	level1 = words_at(k, row, shift, COLUMN_LEVEL1);
	level2 = words_at(k, row, shift, COLUMN_LEVEL2);
	level3 = words_at(k, row, shift, COLUMN_LEVEL3);
	target = words_at(k, row, shift, COLUMN_TARGET);
	if (is_other_row(k, row, level3, target))
		return true;
	if (level2.len == 0 && kpi_level(level1) == KPI_SECOND) {
		level2 = level1; /* the first level's cell was left out */
		level1 = kpi_level_over(level2);
	}
	if (level1.len > 0)
		k->level1 = level1;
	if (level2.len > 0)
		k->level2 = level2;
	w = (struct kpi_words){.level1 = k->level1,
	                       .level2 = k->level2,
	                       .level3 = level3,
	                       .description =
	                           words_at(k, row, shift, COLUMN_DESCRIPTION),
	                       .target = target_at(k, row, shift),
	                       .basis = words_at(k, row, shift, COLUMN_BASIS),
	                       .actual = words_at(k, row, shift, COLUMN_ACTUAL),
	                       .weight = words_at(k, row, shift, COLUMN_WEIGHT),
	                       .score = words_at(k, row, shift, COLUMN_SCORE),
	                       .span = grid_row_span(k->sheet->grid, row)};
	kpi_add(k->sheet->r, k->project, &w);
	return true;
}
