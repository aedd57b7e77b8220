/*
 * The caption is the line above the table and, where that names only the unit,
 * the one above it.
 */
#include "ingest/figure_subject.h"

#include "ingest/figure_line.h"

#include "ingest/lexicon.h"
#include "ingest/spelling.h"

#define CAPTION_MOST 400 /* bytes */
#define LINE_MOST 150    /* of one line of it */
#define LINES_ABOVE 4

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/*
 * The lines above a table, as far up as one that calls itself a table: the
 * number of the form, the publisher and the unit may stand between.
 */
static struct slice
caption_of(const struct reading *r, size_t block, const struct table *t)
{
	struct span s = t->caption;
	struct slice caption;

	for (size_t i = block; i > 0 && i + LINES_ABOVE > block; i--) {
		const struct block *b = &r->doc->blocks.at[i - 1];

		if (b->kind == BLOCK_TABLE ||
		    b->span.end - b->span.start > LINE_MOST ||
		    has(slice_cut(r->doc->text, s), SLICE("表")))
			break;
		s.start = b->span.start;
		if (s.end < b->span.end)
			s.end = b->span.end;
	}
	caption = slice_cut(r->doc->text, s);
	if (caption.len > CAPTION_MOST)
		caption.len = 0;
	return spelled(r->arena, caption);
}

static struct figure_subject
subject_of(struct slice caption)
{
	struct figure_subject s = {.total = SLICE_NONE};

	if (has(caption, SLICE("三公"))) {
		s.sangong = true;
		s.total = SLICE("sangong.total");
		return s;
	}
	if (has(caption, SLICE("机关运行经费"))) {
		s.total = SLICE("operating_cost");
		return s;
	}
	if (has(caption, SLICE("政府性基金")))
		s.fund = FUND_GOV_FUND;
	else if (has(caption, SLICE("国有资本经营")))
		s.fund = FUND_STATE_CAPITAL;
	else if (has(caption, SLICE("一般公共预算")))
		s.fund = FUND_GENERAL;
	else
		s.grants = has(caption, SLICE("财政拨款"));
	s.revenue = has(caption, SLICE("收入")) && !has(caption, SLICE("支出"));
	if (has(caption, SLICE("基本支出")))
		s.total = SLICE("expenditure.basic");
	else if (s.revenue)
		s.total = SLICE("revenue.total");
	else if (has(caption, SLICE("支出")) && !has(caption, SLICE("收入")) &&
	         !has(caption, SLICE("收支")))
		s.total = SLICE("expenditure.total");
	return s;
}

/*
 * Without a caption the names in its first rows and columns tell a 三公 table:
 * travel and reception both (a table by economic class has one of them), or
 * nothing but 三公 and a total below the header.
 */
static bool
looks_like_sangong(const struct reading *r, const struct grid *g)
{
	bool travel = false, reception = false;
	size_t ours = 0, others = 0;

	for (size_t row = 0; row < g->rows && row < 12; row++)
		for (size_t col = 0; col < g->cols; col++) {
			struct slice s = grid_words(g, row, col);
			const struct lexeme *l;

			if (!grid_begins(g, row, col))
				continue;
			l = lexicon_row(r->know->lexicon, s, SLICE_NONE);
			if (l != NULL &&
			    slice_starts(l->measure, SLICE("sangong.")))
				ours += col == 0;
			else if (col == 0 && row > 0 && !is_plain_total(s))
				others++;
			if (l == NULL)
				continue;
			travel = travel ||
			         slice_is(l->measure, SLICE("sangong.abroad"));
			reception =
			    reception ||
			    slice_is(l->measure, SLICE("sangong.reception"));
		}
	return (travel && reception) || (ours >= 2 && others == 0);
}

static enum stage
stage_of(const struct reading *r, struct slice caption)
{
	if (has(caption, SLICE("决算")))
		return STAGE_FINAL;
	if (has(caption, SLICE("预算")))
		return STAGE_BUDGET;
	return r->out->head.doc_type == DOC_FINAL_ACCOUNTS ? STAGE_FINAL
	                                                   : STAGE_BUDGET;
}

struct figure_subject
figure_subject(const struct reading *r, size_t block, const struct grid *g)
{
	struct slice caption = caption_of(r, block, g->table);
	struct figure_subject s = subject_of(caption);

	if (!s.sangong && s.total.at == NULL && looks_like_sangong(r, g)) {
		s.sangong = true;
		s.total = SLICE("sangong.total");
	}
	s.stage = stage_of(r, caption);
	return s;
}
