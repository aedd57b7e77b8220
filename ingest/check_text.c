/*
 * Doubts about the words of a paper: a choice of the template that was left
 * open, a chapter that must be there and is not, a yearly cost that nothing can
 * be had for.
 */
#include "ingest/amount.h"
#include "ingest/check.h"

#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/utf8.h"
#include "ingest/words.h"
#include "ingest/wordset.h"

#include "chapters.h"

#define CHAPTERS N(rows_chapters)
#define FULL_PAPER 4          /* chapters that make a paper a full one */
#define LEAST_FEN_A_CAR 10000 /* of a year's costs of one car: 100 yuan */

static struct slice
block_text(const struct reading *r, size_t i)
{
	return slice_cut(r->doc->text, r->doc->blocks.at[i].span);
}

static bool
has(struct slice s, struct slice word)
{
	return slice_find(s, word) != NULL;
}

/* ---- words looked for in one walk ---- */

enum mark {
	MARK_CHOICE,  /* directions side by side: one of them had to go */
	MARK_BLANK,   /* a place of the template that was left open */
	MARK_CAR,     /* costs of a car follow */
	MARK_DUTIES,  /* a full paper opens with the duties */
	MARK_TERMS,   /* and closes with the terms */
	MARK_CHAPTER, /* a word of labels/chapters.tsv */
	MARK_N
};

#define MARK(zh, mark)         \
	{                      \
		WORD(zh), mark \
	}

static const struct {
	struct slice word;
	enum mark mark;
} marks[] = {
    MARK("增加(减少)", MARK_CHOICE),
    MARK("增加（减少）", MARK_CHOICE),
    MARK("增加/减少", MARK_CHOICE),
    MARK("增加／减少", MARK_CHOICE),
    MARK("减少(增加)", MARK_CHOICE),
    MARK("减少（增加）", MARK_CHOICE),
    MARK("增长(下降)", MARK_CHOICE),
    MARK("增长（下降）", MARK_CHOICE),
    MARK("增长/下降", MARK_CHOICE),
    MARK("上升(下降)", MARK_CHOICE),
    MARK("上升（下降）", MARK_CHOICE),
    MARK("增(减)", MARK_CHOICE),
    MARK("增（减）", MARK_CHOICE),
    MARK("增加或减少", MARK_CHOICE),
    MARK("增加(下降)", MARK_CHOICE),
    MARK("增加（下降）", MARK_CHOICE),
    MARK("ＸＸ", MARK_BLANK),
    MARK("××", MARK_BLANK),
    MARK("每辆", MARK_CAR),
    MARK("职责", MARK_DUTIES),
    MARK("职能", MARK_DUTIES),
    MARK("名词解释", MARK_TERMS),
};

#define CHAPTER_WORDS 64

struct marks {
	struct wordset set;
	struct slice word[N(marks) + CHAPTER_WORDS];
	uint16_t next[N(marks) + CHAPTER_WORDS];
	uint8_t chapter[N(marks) + CHAPTER_WORDS]; /* row, of a chapter */
	size_t n;
	bool there[CHAPTERS];
	bool seen[MARK_N];
};

static enum mark
mark_of(size_t word)
{
	return word < N(marks) ? marks[word].mark : MARK_CHAPTER;
}

static struct marks *
marks_new(struct arena *a)
{
	struct marks *m = arena_alloc(a, sizeof(*m));

	for (; m->n < N(marks); m->n++)
		m->word[m->n] = marks[m->n].word;
	for (size_t i = 0; i < CHAPTERS; i++) {
		const char *words = rows_chapters[i].words;

		while (*words != '\0' && m->n < N(m->word)) {
			size_t n = strcspn(words, "|");

			m->chapter[m->n] = (uint8_t)i;
			m->word[m->n++] = (struct slice){words, n};
			words += n + (words[n] == '|');
		}
	}
	wordset_init(&m->set, m->word, m->next, m->n);
	return m;
}

/* ---- choices and blanks of the template ---- */

static const struct slice ends[] = {WORD("，"), WORD("。"), WORD("；"),
                                    WORD(","),  WORD(";"),  WORD("\n")};

/* From `at` to the end of its clause. */
static struct slice
clause_at(struct slice text, size_t at)
{
	struct slice rest = slice_from(text, at);
	size_t len = utf8_cut(rest, 90);

	for (size_t i = 0; i < len; i++)
		for (size_t j = 0; j < N(ends); j++)
			if (slice_starts(slice_from(rest, i), ends[j]))
				return (struct slice){rest.at, i};
	return (struct slice){rest.at, len};
}

static void
report_open(struct reading *r, struct slice clause, enum found what)
{
	uint32_t start = (uint32_t)(clause.at - r->doc->text.at);
	struct span span = {start, start + (uint32_t)clause.len};

	disclosure_find(r->out, r->arena, what, &span, 1,
	                SAID(said_words("words", clause)));
}

/* An amount or a blank stands behind the choice: it is no heading. */
static bool
is_filled(struct slice clause)
{
	for (size_t i = 0; i < clause.len; i++)
		if (clause.at[i] >= '0' && clause.at[i] <= '9')
			return true;
	while (clause.len > 0 &&
	       (clause.at[0] == '_' || blank_length(clause) > 0))
		clause = slice_from(
		    clause, clause.at[0] == '_' ? 1 : blank_length(clause));
	return slice_starts(clause, SLICE("万元")) ||
	       slice_starts(clause, SLICE("元")) || has(clause, SLICE("XX")) ||
	       has(clause, SLICE("ＸＸ")) || has(clause, SLICE("××"));
}

/* "主要原因是XX", "XX万元": a blank of the template, not a name.  A blank
 * behind an open choice is reported with the choice. */
static void
check_blank(struct reading *r, struct slice text, size_t at, size_t length)
{
	static const struct slice before[] = {
	    WORD("是"), WORD("为"), WORD("增加"), WORD("减少"),
	    WORD("于"), WORD("计"), WORD("算")};
	struct slice head = {text.at, at};
	struct slice tail = slice_from(text, at + length);
	bool blank = slice_starts(tail, SLICE("万元")) ||
	             slice_starts(tail, SLICE("元"));

	for (size_t i = 0; i < N(before) && !blank; i++)
		blank = slice_ends(head, before[i]);
	for (size_t i = 0; i < N(marks) && marks[i].mark == MARK_CHOICE; i++)
		blank = blank && !slice_ends(head, marks[i].word);
	if (!blank)
		return;
	head = slice_from(head, at > 12 ? at - 12 : 0);
	while (head.len > 0 && ((unsigned char)head.at[0] & 0xc0) == 0x80)
		head = slice_from(head, 1);
	head.len += length + clause_at(tail, 0).len;
	report_open(r, head, FOUND_BLANK_OPEN);
}

/* "XX" in ASCII letters. */
static void
check_letters(struct reading *r, struct slice text)
{
	struct slice rest = text;
	const char *x;

	while ((x = memchr(rest.at, 'X', rest.len)) != NULL) {
		size_t at = (size_t)(x - text.at), n = 1;

		while (at + n < text.len && x[n] == 'X')
			n++;
		if (n > 1)
			check_blank(r, text, at, n);
		rest = slice_from(text, at + n);
	}
}

/* ---- chapters ---- */

static bool
chapter_applies(const struct reading *r, const char *papers)
{
	return strcmp(papers, "both") == 0 ||
	       strcmp(papers, word_name(VOCABULARY_DOC_TYPE,
	                                r->out->head.doc_type)) == 0;
}

/* Looks through the tables for what the words do not mention. */
static void
search_tables(const struct reading *r, struct marks *m)
{
	for (size_t i = 0; i < r->doc->blocks.n; i++) {
		struct word_hits hits;
		size_t word;

		if (r->doc->blocks.at[i].kind != BLOCK_TABLE)
			continue;
		hits = wordset_find(&m->set, block_text(r, i));
		while (word_hit(&hits, &word))
			if (mark_of(word) == MARK_CHAPTER)
				m->there[m->chapter[word]] = true;
	}
}

static size_t
chapters_there(const struct reading *r, const struct marks *m)
{
	size_t n = 0;

	for (size_t i = 0; i < CHAPTERS; i++)
		n +=
		    m->there[i] || !chapter_applies(r, rows_chapters[i].papers);
	return n;
}

/*
 * Only a full paper, from the duties to the terms, can lack a chapter: a single
 * statement about 三公 or about purchases is no budget.
 */
static void
check_chapters(struct reading *r, struct marks *m)
{
	const struct head *h = &r->out->head;
	bool budget = h->doc_type == DOC_BUDGET;

	if (!m->seen[MARK_DUTIES] || !m->seen[MARK_TERMS] ||
	    (!budget && h->doc_type != DOC_FINAL_ACCOUNTS) ||
	    (h->scope != SCOPE_DEPARTMENT && h->scope != SCOPE_UNIT) ||
	    fact_of(r, "revenue.total", h->fiscal_year,
	            budget ? STAGE_BUDGET : STAGE_FINAL, FUND_NONE) == NULL ||
	    chapters_there(r, m) == CHAPTERS)
		return;
	search_tables(r, m);
	if (chapters_there(r, m) < FULL_PAPER)
		return;
	for (size_t i = 0; i < CHAPTERS; i++)
		if (!m->there[i] && chapter_applies(r, rows_chapters[i].papers))
			disclosure_find(
			    r->out, r->arena, FOUND_CHAPTER_MISSING, NULL, 0,
			    SAID(said_words("chapter",
			                    slice_of(rows_chapters[i].zh))));
}

/* ---- a car's costs ---- */

/* "平均每辆车5.97元" a year: the unit was lost. */
static void
check_car_costs(struct reading *r, struct slice clause)
{
	for (size_t at = 0; at < clause.len;) {
		struct amount a;
		uint32_t start;
		struct span span;

		if (!amount_scan(clause, at, &a)) {
			at++;
			continue;
		}
		start = (uint32_t)(clause.at + at - r->doc->text.at);
		span = (struct span){start, start + (uint32_t)a.len};
		at += a.len == 0 ? 1 : a.len;
		if (a.kind == AMOUNT_MONEY && a.unit == UNIT_YUAN &&
		    money_known(a.value) &&
		    money_compare(a.value, money_of_fen(LEAST_FEN_A_CAR)) < 0 &&
		    money_compare(a.value, money_of_fen(0)) > 0)
			disclosure_find(r->out, r->arena, FOUND_CAR_TOO_CHEAP,
			                &span, 1,
			                SAID(said_words("words", clause)));
	}
}

static void
take_mark(struct reading *r, struct marks *m, struct slice text, size_t at,
          size_t word)
{
	struct slice clause = clause_at(text, at);
	size_t length = m->word[word].len;

	switch (mark_of(word)) {
	case MARK_CHOICE:
		if (is_filled(slice_from(clause, length)))
			report_open(r, clause, FOUND_CHOICE_OPEN);
		break;
	case MARK_BLANK:
		check_blank(r, text, at, length);
		break;
	case MARK_CAR:
		check_car_costs(r, clause);
		break;
	case MARK_DUTIES:
	case MARK_TERMS:
	case MARK_CHAPTER:
	case MARK_N:
		break;
	}
}

/* All marks of one paragraph or heading. */
static void
walk(struct reading *r, struct marks *m, size_t block)
{
	struct slice text = block_text(r, block);
	struct word_hits hits = wordset_find(&m->set, text);
	enum section_kind section = section_of(r, block);
	size_t word;

	while (word_hit(&hits, &word)) {
		m->seen[mark_of(word)] = true;
		if (mark_of(word) != MARK_CHAPTER) {
			if (section != SECTION_LAW)
				take_mark(r, m, text, hits.at, word);
		} else if (section != SECTION_TERMS) {
			m->there[m->chapter[word]] = true;
		}
	}
	if (section != SECTION_LAW)
		check_letters(r, text);
}

void
check_text(struct reading *r)
{
	struct marks *m = marks_new(r->arena);

	for (size_t i = 0; i < r->doc->blocks.n; i++) {
		if (r->doc->blocks.at[i].kind == BLOCK_TABLE)
			continue;
		walk(r, m, i);
	}
	check_chapters(r, m);
}
