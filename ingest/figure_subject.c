/*
 * The caption is the line above the table and, where that names only the unit,
 * the one above it.
 */
#include "ingest/figure_subject.h"

#include "ingest/lexicon.h"
#include "ingest/spelling.h"

#define CAPTION_MOST 300 /* bytes */

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/* The reader's caption, else the line above, with the one above that when the
 * first names the unit. */
static struct slice
caption_of(const struct reading *r, size_t block, const struct table *t)
{
	const struct block *b = r->doc->blocks.at;
	struct span s = t->caption;
	struct slice caption;

	if (s.end == s.start && block > 0 &&
	    b[block - 1].kind != BLOCK_TABLE) {
		s = b[block - 1].span;
		if (block > 1 && b[block - 2].kind != BLOCK_TABLE &&
		    slice_find(slice_cut(r->doc->text, s), SLICE("单位")) !=
		        NULL)
			s.start = b[block - 2].span.start;
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

/* Without a caption the rows tell a 三公 table. */
static bool
looks_like_sangong(const struct reading *r, const struct grid *g)
{
	size_t n = 0;

	for (size_t row = 0; row < g->rows && row < 12; row++)
		for (size_t col = 0; col < g->cols; col++) {
			const struct lexeme *l;

			if (!grid_begins(g, row, col))
				continue;
			l = lexicon_row(r->know->lexicon,
			                grid_words(g, row, col), SLICE_NONE);
			n += l != NULL &&
			     slice_starts(l->measure, SLICE("sangong."));
		}
	return n >= 2;
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
