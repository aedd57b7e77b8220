/*
 * The blocks that are prose, in order: headings and captions set the passage,
 * paragraphs are read by clause.c, the chapter of definitions by terms.c.
 *
 * Chapters without figures of this paper (duties, rules, goals of projects)
 * are left out before anything in them is looked at.
 */
#include "ingest/clause.h"
#include "ingest/notes.h"
#include "ingest/numbering.h"
#include "ingest/terms.h"

#define RUN_MOST 12288   /* bytes that are read at once */
#define HEADING_MOST 150 /* bytes of a line that may be a heading */
#define CELL_OF_PROSE 90 /* bytes of a lone cell that holds sentences */

struct prose {
	struct reading *r;
	struct passage passage;
	struct mentions mentions;
	struct subject title; /* what the paper as a whole is about */
	enum numbering_style fund_style; /* of the heading that set the fund */
};

static struct subject
subject(struct slice measure)
{
	struct subject s = {.measure = measure};

	return s;
}

static struct subject
section_subject(enum section_kind kind)
{
	switch (kind) {
	case SECTION_OPERATING:
		return subject(SLICE("operating_cost"));
	case SECTION_SANGONG:
		return subject(SLICE("sangong.total"));
	case SECTION_PROCUREMENT:
		return subject(SLICE("procurement.total"));
	case SECTION_ASSETS:
		return subject(SLICE("assets.total"));
	case SECTION_OTHER:
	case SECTION_DUTIES:
	case SECTION_UNITS:
	case SECTION_OVERALL:
	case SECTION_FUNCTIONS:
	case SECTION_PERFORMANCE:
	case SECTION_TERMS:
	case SECTION_LAW:
		break;
	}
	return subject(SLICE_NONE);
}

enum ignored
section_unread(enum section_kind kind)
{
	switch (kind) {
	case SECTION_DUTIES:
		return IGNORED_DUTIES;
	case SECTION_PERFORMANCE:
		return IGNORED_GOALS;
	case SECTION_TERMS:
		return IGNORED_DEFINITIONS;
	case SECTION_LAW:
		return IGNORED_RULES;
	case SECTION_OTHER:
	case SECTION_UNITS:
	case SECTION_OVERALL:
	case SECTION_FUNCTIONS:
	case SECTION_OPERATING:
	case SECTION_SANGONG:
	case SECTION_PROCUREMENT:
	case SECTION_ASSETS:
		break;
	}
	return IGNORED_NONE;
}

static bool
has_figures(enum section_kind kind)
{
	return section_unread(kind) == IGNORED_NONE;
}

/* Where a run of at most RUN_MOST bytes may end: behind a full stop. */
static size_t
run_end(struct slice s)
{
	static const char stop[] = "。";
	size_t end = RUN_MOST;

	if (s.len <= RUN_MOST)
		return s.len;
	while (end > RUN_MOST / 2) {
		if (memcmp(s.at + end - 3, stop, 3) == 0)
			return end;
		end--;
	}
	for (end = RUN_MOST; ((unsigned char)s.at[end] & 0xc0) == 0x80;)
		end--;
	return end;
}

static bool
has_digit(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.at[i] >= '0' && s.at[i] <= '9') ||
		    ((unsigned char)s.at[i] == 0xef && i + 2 < s.len &&
		     (unsigned char)s.at[i + 1] == 0xbc))
			return true;
	return false;
}

static void
read_runs(struct prose *p, struct slice s, size_t block, bool heading)
{
	uint32_t start = (uint32_t)(s.at - p->r->doc->text.at);

	while (s.len > 0) {
		size_t n = run_end(s), since = p->r->statements.n;

		p->mentions.text.raw = (struct slice){s.at, n};
		fold(&p->mentions.text);
		mentions_read(&p->mentions, p->r->know->lexicon, p->r->arena);
		clause_read(p->r, &p->passage, &p->mentions, block, start,
		            heading);
		note_run(p->r, &p->mentions, block, start, since);
		start += (uint32_t)n;
		s = slice_from(s, n);
	}
}

/* A short line without a sentence in it. */
static bool
is_heading(const struct block *b, struct slice s)
{
	if (b->kind == BLOCK_HEADING)
		return true;
	return s.len <= HEADING_MOST && !has_digit(s) &&
	       slice_find(s, SLICE("。")) == NULL &&
	       slice_find(s, SLICE("；")) == NULL &&
	       slice_find(s, SLICE("，")) == NULL &&
	       slice_find(s, SLICE("：")) == NULL;
}

/* A section that begins without a heading does not end what the last heading
 * opened. */
static void
enter_section(struct prose *p, const struct block *b, size_t block)
{
	enum section_kind kind = section_of(p->r, block);
	struct subject base = section_subject(kind);
	struct slice s = trim_blanks(slice_cut(p->r->doc->text, b->span));

	if (kind == p->passage.section)
		return;
	p->passage.section = kind;
	p->passage.base = base.measure.at != NULL ? base : p->title;
	if (b->kind == BLOCK_HEADING || numbering_of(s).style != NUMBERING_NONE)
		p->passage.head = subject(SLICE_NONE);
}

/* A chapter on one budget: its function lines are of that budget. */
static enum fund
fund_of_heading(struct slice s)
{
	if (slice_find(s, SLICE("政府性基金")) != NULL)
		return FUND_GOV_FUND;
	if (slice_find(s, SLICE("国有资本经营")) != NULL)
		return FUND_STATE_CAPITAL;
	if (slice_find(s, SLICE("一般公共预算")) != NULL)
		return FUND_GENERAL;
	return FUND_NONE;
}

static void
enter_chapter(struct prose *p, struct slice s, enum numbering_style style)
{
	enum fund fund = fund_of_heading(s);

	if (fund == FUND_NONE &&
	    (style == NUMBERING_NONE || style > p->fund_style))
		return;
	p->passage.fund = fund;
	p->passage.fund_only =
	    style != NUMBERING_NONE && !slice_ends(s, SLICE("表"));
	p->fund_style = style;
}

static void
read_block(struct prose *p, const struct block *b, size_t block)
{
	struct slice s = trim_blanks(slice_cut(p->r->doc->text, b->span));
	struct numbering n = numbering_of(s);
	bool heading = is_heading(b, s);

	if (heading)
		enter_chapter(p, s, n.style);
	p->passage.style = n.style;
	if (n.length < s.len)
		s = slice_from(s, n.length);
	if (p->passage.section == SECTION_TERMS) {
		if (!heading)
			terms_read(p->r, s);
		return;
	}
	if (has_figures(p->passage.section))
		read_runs(p, s, block, heading);
}

/* A table that only frames a text. */
static void
read_framed(struct prose *p, const struct block *b, size_t block)
{
	const struct table *t = b->table;

	if (t == NULL || t->cells.n == 0 || t->cells.n > 2)
		return;
	for (size_t i = 0; i < t->cells.n; i++) {
		struct slice s = trim_blanks(
		    slice_cut(p->r->doc->text, t->cells.at[i].span));

		if (s.len >= CELL_OF_PROSE &&
		    slice_find(s, SLICE("。")) != NULL &&
		    has_figures(p->passage.section))
			read_runs(p, s, block, false);
	}
}

void
prose(struct reading *r)
{
	struct prose p = {.r = r};
	struct folded *f = &p.mentions.text;

	f->c = arena_array(r->arena, RUN_MOST + 1, sizeof(*f->c));
	f->at = arena_array(r->arena, RUN_MOST + 1, sizeof(*f->at));
	if (slice_find(r->out->head.title, SLICE("三公")) != NULL)
		p.title = subject(SLICE("sangong.total"));
	else if (slice_find(r->out->head.title, SLICE("政府采购")) != NULL)
		p.title = subject(SLICE("procurement.total"));
	p.passage.base = p.title;
	for (size_t i = 0; i < r->doc->blocks.n; i++) {
		const struct block *b = &r->doc->blocks.at[i];

		enter_section(&p, b, i);
		if (b->kind == BLOCK_TABLE)
			read_framed(&p, b, i);
		else
			read_block(&p, b, i);
	}
}
