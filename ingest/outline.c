/*
 * Which block lies in which section.
 *
 * A heading tells its kind by its words (labels/sections.tsv).  One without a
 * known word belongs to the heading that encloses it, and what encloses what is
 * told by the numbers: 二、 follows the 一、 before it, whatever stood between;
 * an 一、 that follows 五、 opens a list inside 五、.
 *
 * Papers also print headings into their paragraphs (五、“三公”经费。2021年…);
 * such a paragraph opens a section when its first words are in the dictionary.
 * A table of contents opens none.
 */
#include "ingest/reading.h"

#include "ingest/contents.h"
#include "ingest/notes.h"
#include "ingest/numbering.h"
#include "ingest/wordset.h"

#include "sections.h"

#define DEPTH 24
#define WORDS_MOST 256
#define HEADING_MOST 300 /* bytes */
#define RUN_IN_MOST 90   /* bytes of a heading inside its paragraph */

#define N(array) (sizeof(array) / sizeof((array)[0]))

/* ---- the dictionary ---- */

struct words {
	struct wordset set;
	struct slice word[WORDS_MOST];
	uint16_t next[WORDS_MOST];
	unsigned char row[WORDS_MOST];
};

static void
learn_words(struct words *w)
{
	size_t n = 0;

	for (size_t i = 0; i < N(rows_sections); i++) {
		const char *at = rows_sections[i].words;

		while (*at != '\0' && n < WORDS_MOST) {
			size_t len = strcspn(at, ";");

			w->word[n] = (struct slice){at, len};
			w->row[n++] = (unsigned char)i;
			at += len + (at[len] == ';');
		}
	}
	wordset_init(&w->set, w->word, w->next, n);
}

static enum section_kind
kind_named(const char *name)
{
	return (enum section_kind)word_value(VOCABULARY_SECTION,
	                                     slice_of(name));
}

/* The kind that a heading's words say; SECTION_OTHER for none. */
static enum section_kind
kind_of(const struct words *w, struct slice heading)
{
	size_t best = N(rows_sections), word;
	struct word_hits hits = wordset_find(&w->set, heading);

	while (word_hit(&hits, &word))
		if (w->row[word] < best)
			best = w->row[word];
	return best < N(rows_sections) ? kind_named(rows_sections[best].kind)
	                               : SECTION_OTHER;
}

/* ---- what encloses what ---- */

struct level {
	enum numbering_style style;
	unsigned number;
	enum section_kind kind;
};

struct nest {
	struct level at[DEPTH];
	unsigned n;
	enum section_kind here; /* of the section that is open */
	unsigned opened;        /* levels when it was opened */
};

/* The level that a number continues, or the one that it opens. */
static unsigned
level_for(const struct nest *nest, struct numbering n, enum section_kind kind)
{
	for (unsigned i = nest->n; i-- > 0;) {
		const struct level *l = &nest->at[i];

		if (l->style != n.style)
			continue;
		if (l->number + 1 == n.number)
			return i;
		/* The same heading again, as a chapter often begins. */
		if (l->number == n.number && l->kind == kind &&
		    kind != SECTION_OTHER)
			return i;
	}
	if (n.number != 1)
		for (unsigned i = nest->n; i-- > 0;)
			if (nest->at[i].style == n.style &&
			    nest->at[i].number < n.number)
				return i;
	return nest->n < DEPTH ? nest->n : DEPTH - 1;
}

/* Sections whose inner lists name subjects without being about them. */
static bool
keeps_its_items(enum section_kind kind)
{
	return kind == SECTION_DUTIES || kind == SECTION_TERMS ||
	       kind == SECTION_LAW;
}

/* The kind of a heading inside another one.  总体情况 or 支出情况 under a
 * narrow subject is about that subject. */
static enum section_kind
inherit(enum section_kind own, enum section_kind outer)
{
	if (own != SECTION_OTHER && own != SECTION_OVERALL)
		return own;
	switch (outer) {
	case SECTION_FUNCTIONS:
	case SECTION_OPERATING:
	case SECTION_SANGONG:
	case SECTION_PERFORMANCE:
	case SECTION_PROCUREMENT:
	case SECTION_ASSETS:
	case SECTION_OVERALL:
		return outer;
	case SECTION_OTHER:
	case SECTION_DUTIES:
	case SECTION_UNITS:
	case SECTION_TERMS:
	case SECTION_LAW:
		break;
	}
	return own == SECTION_OTHER ? outer : own;
}

/* ---- headings ---- */

struct outliner {
	struct reading *r;
	struct words words;
	struct nest nest;
};

static struct slice
block_text(const struct reading *r, size_t i)
{
	return slice_cut(r->doc->text, r->doc->blocks.at[i].span);
}

/* The line itself, or the heading that is printed into the paragraph; empty
 * when it has none. */
static struct slice
heading_in(struct slice text, size_t number)
{
	static const char *const ends[] = {"。", "：", "，", ":"};
	struct slice rest = slice_from(text, number);
	size_t most = number > 0 ? RUN_IN_MOST : 60;
	struct slice start = rest;

	if (start.len > most)
		start.len = most;
	for (size_t i = 0; i < N(ends); i++) {
		const char *at = slice_find(start, slice_of(ends[i]));

		if (at != NULL)
			start.len = (size_t)(at - start.at);
	}
	return start.len < most || rest.len <= most
	           ? start
	           : (struct slice){rest.at, 0};
}

static void
open_section(struct outliner *o, size_t block, enum section_kind kind,
             struct slice heading)
{
	struct reading *r = o->r;
	struct section *s;

	if (r->sections.n > 0)
		r->sections.at[r->sections.n - 1].end = block;
	s = list_add(r->arena, &r->sections);
	s->kind = kind;
	s->first = block;
	s->end = r->doc->blocks.n;
	s->heading.start = (uint32_t)(heading.at - r->doc->text.at);
	s->heading.end = s->heading.start + (uint32_t)heading.len;
	o->nest.here = kind;
	o->nest.opened = o->nest.n;
}

static bool
table_follows(const struct reading *r, size_t i)
{
	for (size_t k = i + 1; k < r->doc->blocks.n && k <= i + 2; k++)
		if (r->doc->blocks.at[k].kind == BLOCK_TABLE)
			return true;
	return false;
}

static void
numbered(struct outliner *o, size_t i, struct slice text, struct numbering n)
{
	struct nest *nest = &o->nest;
	bool whole = o->r->doc->blocks.at[i].kind == BLOCK_HEADING;
	struct slice heading =
	    whole ? slice_from(text, n.length) : heading_in(text, n.length);
	enum section_kind kind = kind_of(&o->words, heading);
	unsigned level = level_for(nest, n, kind);

	if (level >= nest->opened && keeps_its_items(nest->here))
		return;
	if (!whole && kind == SECTION_OTHER && n.style != NUMBERING_HAN)
		return;
	if (level > 0)
		kind = inherit(kind, nest->at[level - 1].kind);
	nest->at[level] = (struct level){n.style, n.number, kind};
	nest->n = level + 1;
	open_section(o, i, kind, heading.len > 0 ? heading : text);
}

/* “2025年部门预算编制说明”: a line that can only head a new part. */
static bool
names_a_part(struct slice s)
{
	static const char *const ends[] = {"说明", "表", "情况"};

	if (s.len > 120 ||
	    slice_find(s, SLICE("预算")) == slice_find(s, SLICE("决算")) ||
	    slice_find(s, SLICE("：")) != NULL ||
	    slice_find(s, SLICE("，")) != NULL)
		return false;
	for (size_t i = 0; i < N(ends); i++)
		if (slice_ends(s, slice_of(ends[i])))
			return true;
	return false;
}

/* A short line without a number. */
static void
unnumbered(struct outliner *o, size_t i, struct slice text)
{
	struct slice heading = heading_in(text, 0);
	enum section_kind kind;
	bool line;

	if (slice_starts(text, SLICE("附")) && text.len <= 120)
		heading = text;
	line = heading.len + strlen("：") >= text.len;
	if (heading.len == text.len && slice_starts(text, SLICE("附表"))) {
		open_section(o, i, kind_of(&o->words, heading), heading);
		return;
	}
	if (heading.len == 0 ||
	    (!line &&
	     !slice_starts(slice_from(text, heading.len), SLICE("："))))
		return;
	kind = kind_of(&o->words, heading);
	if (kind == SECTION_TERMS || kind == SECTION_LAW) {
		open_section(o, i, kind, heading);
		return;
	}
	if (!line || (kind == SECTION_OTHER && !table_follows(o->r, i) &&
	              !names_a_part(text)))
		return;
	if (keeps_its_items(o->nest.here) && !table_follows(o->r, i) &&
	    !names_a_part(text) &&
	    (o->nest.here != SECTION_DUTIES || kind == SECTION_DUTIES))
		return;
	if (kind == SECTION_OTHER && !keeps_its_items(o->nest.here))
		return;
	/* A part of its own: its 一、 is inside nothing before. */
	if (slice_ends(text, SLICE("情况说明")))
		o->nest.n = 0;
	open_section(o, i, kind, heading);
}

static void
take_block(struct outliner *o, size_t i)
{
	struct slice text = block_text(o->r, i);
	struct numbering n = numbering_of(text);

	if (n.style == NUMBERING_ARTICLE) {
		if (o->nest.here != SECTION_LAW)
			open_section(o, i, SECTION_LAW, text);
	} else if (n.style != NUMBERING_NONE) {
		numbered(o, i, text, n);
	} else if (text.len <= 120 || slice_starts(text, SLICE("名词"))) {
		unnumbered(o, i, text);
	}
}

void
outline(struct reading *r)
{
	struct outliner o = {.r = r};
	size_t n = r->doc->blocks.n;

	learn_words(&o.words);
	if (n > 0)
		open_section(&o, 0, SECTION_OTHER,
		             (struct slice){block_text(r, 0).at, 0});
	for (size_t i = 0; i < n; i++) {
		if (r->doc->blocks.at[i].kind == BLOCK_TABLE)
			continue;
		if (contents_begin(r, i)) {
			size_t end = contents_end(r, i);

			note_contents(r, i, end);
			i = end;
		}
		if (i < n && r->doc->blocks.at[i].kind != BLOCK_TABLE)
			take_block(&o, i);
	}
}

struct section *
section_at(const struct reading *r, size_t block)
{
	size_t low = 0, high = r->sections.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (r->sections.at[middle].end <= block)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->sections.n ? &r->sections.at[low] : NULL;
}

enum section_kind
section_of(const struct reading *r, size_t block)
{
	const struct section *s = section_at(r, block);

	return s == NULL ? SECTION_OTHER : s->kind;
}
