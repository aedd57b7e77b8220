/*
 * The note stands in one of the few lines below its table, before any heading
 * and any other table.
 */
#include "ingest/denial.h"

#include "ingest/lexicon.h"
#include "ingest/spelling.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))

#define LINES_BELOW 4
#define MEASURES_MOST 16

static bool
has_any(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_find(s, slice_of(words[i])) != NULL)
			return true;
	return false;
}

static bool
denies(struct slice s)
{
	static const char *const none[] = {"没有", "无", "未"};
	static const char *const empty[] = {"空表", "无数据", "没有数据",
	                                    "表为空"};
	static const char *const blank[] = {"XX", "××", "下述说明"};

	return has_any(s, none, N(none)) && has_any(s, empty, N(empty)) &&
	       !has_any(s, blank, N(blank));
}

bool
table_denied(const struct reading *r, size_t block, struct span *note)
{
	size_t end = block + 1 + LINES_BELOW;

	if (end > r->doc->blocks.n)
		end = r->doc->blocks.n;
	for (size_t i = block + 1; i < end; i++) {
		const struct block *b = &r->doc->blocks.at[i];

		if (b->kind != BLOCK_PARAGRAPH)
			return false;
		if (denies(slice_cut(r->doc->text, b->span))) {
			*note = b->span;
			return true;
		}
	}
	return false;
}

/* ---- what an empty table states ---- */

static bool
add_once(struct slice *list, size_t *n, struct slice measure)
{
	for (size_t i = 0; i < *n; i++)
		if (slice_is(list[i], measure))
			return false;
	if (*n == MEASURES_MOST)
		return false;
	list[(*n)++] = measure;
	return true;
}

static void
state_none(struct reading *r, size_t block, struct slice measure,
           enum stage stage, struct span where, struct span note)
{
	struct statement *st = list_add(r->arena, &r->statements);

	st->role = SAYS_VALUE;
	st->in_table = true;
	st->measure = measure;
	st->year = r->out->head.fiscal_year;
	st->stage = stage;
	st->amount = money_of_fen(0);
	st->presence = PRESENCE_STATED_NONE;
	st->span = where;
	st->clause = note;
	st->block = block;
}

static bool
holds_digits(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= '0' && s.at[i] <= '9')
			return true;
	return false;
}

void
read_denied(struct reading *r, size_t block, const struct grid *g,
            enum stage stage)
{
	struct slice measures[MEASURES_MOST];
	struct span note;
	size_t n = 0;

	if (r->out->head.fiscal_year == 0 || stage == STAGE_NONE ||
	    !table_denied(r, block, &note) ||
	    slice_find(slice_cut(r->doc->text, note), SLICE("三公")) == NULL)
		return;
	for (size_t row = 0; row < g->rows; row++)
		for (size_t col = 0; col < g->cols; col++)
			if (holds_digits(grid_words(g, row, col)))
				return;
	for (size_t row = 0; row < g->rows; row++)
		for (size_t col = 0; col < g->cols; col++) {
			const struct lexeme *l = lexicon_row(
			    r->know->lexicon, grid_words(g, row, col),
			    SLICE("sangong.total"));

			if (l == NULL || l->kind != LEX_MEASURE ||
			    !slice_starts(l->measure, SLICE("sangong.")) ||
			    !add_once(measures, &n, l->measure))
				continue;
			state_none(r, block, l->measure, stage,
			           grid_span(g, row, col), note);
		}
}
