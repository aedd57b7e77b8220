/*
 * The words of one header cell, or of the name of a row, in the order of
 * labels/figure_heads.tsv: what they say of year, stage, budget and part.
 */
#include "ingest/figure_words.h"

#include "ingest/lexicon.h"
#include "ingest/spelling.h"

#include "figure_heads.h"

#define N (sizeof(rows_figure_heads) / sizeof(rows_figure_heads[0]))
#define LONGEST_HEAD 120 /* bytes of a header cell */

/* X(id, name in the table) */
#define SENSES(X)                \
	X(HEAD_SKIP, "skip")     \
	X(HEAD_CODE, "code")     \
	X(HEAD_LABEL, "label")   \
	X(HEAD_CHANGE, "change") \
	X(HEAD_YEAR, "year")     \
	X(HEAD_STAGE, "stage")   \
	X(HEAD_FUND, "fund")     \
	X(HEAD_PART, "part")     \
	X(HEAD_SUM, "sum")

enum head_sense {
	HEAD_NOTHING,
#define X(id, name) id,
	SENSES(X)
#undef X
	    HEAD_SENSE_N
};

static const char *const sense_names[] = {NULL,
#define X(id, name) name,
                                          SENSES(X)
#undef X
};

struct figure_words {
	struct slice word[N];
	uint8_t sense[N];
	bool whole[N]; /* the cell must be the word */
};

struct figure_words *
figure_words_new(struct arena *a)
{
	struct figure_words *w = arena_alloc(a, sizeof(*w));

	for (size_t i = 0; i < N; i++) {
		w->word[i] = slice_of(rows_figure_heads[i].word);
		w->whole[i] = strcmp(rows_figure_heads[i].how, "is") == 0;
		for (unsigned s = 1; s < HEAD_SENSE_N; s++)
			if (strcmp(sense_names[s],
			           rows_figure_heads[i].sense) == 0)
				w->sense[i] = (uint8_t)s;
	}
	return w;
}

/* ---- one header cell ---- */

static uint16_t
year_in(struct slice s)
{
	for (size_t i = 0; i + 4 < s.len; i++) {
		unsigned year = 0;
		size_t n = 0;

		for (; n < 4 && s.at[i + n] >= '0' && s.at[i + n] <= '9'; n++)
			year = year * 10 + (unsigned)(s.at[i + n] - '0');
		if (n == 4 && year >= 1990 && year < 2100 &&
		    slice_starts(slice_from(s, i + 4), SLICE("年")))
			return (uint16_t)year;
	}
	return 0;
}

static void
apply(struct figure_head *h, enum head_sense sense, struct slice value,
      uint16_t own_year)
{
	switch (sense) {
	case HEAD_SKIP:
		h->holds = FIGURE_NOTHING;
		break;
	case HEAD_CODE:
		h->holds = FIGURE_CODE;
		break;
	case HEAD_LABEL:
		h->holds = FIGURE_LABEL;
		break;
	case HEAD_CHANGE:
		h->holds = FIGURE_CHANGE;
		h->basis = (enum basis)word_value(VOCABULARY_BASIS, value);
		break;
	case HEAD_YEAR:
		if (value.at[0] == '-')
			own_year = (uint16_t)(own_year - (value.at[1] - '0'));
		h->year = own_year;
		break;
	case HEAD_STAGE:
		h->stage = (enum stage)word_value(VOCABULARY_STAGE, value);
		break;
	case HEAD_FUND:
		h->fund = (enum fund)word_value(VOCABULARY_FUND, value);
		h->other_fund = h->fund == FUND_NONE;
		break;
	case HEAD_PART:
		h->part = (enum part)word_value(VOCABULARY_PART, value);
		break;
	case HEAD_SUM:
		h->sum = true;
		break;
	case HEAD_NOTHING:
	case HEAD_SENSE_N:
		break;
	}
}

/* 人员经费, 工资福利支出, 经营支出: a share of a line that no measure holds. */
static bool
is_finer(struct slice measure)
{
	return slice_is(measure, SLICE("-")) ||
	       slice_is(measure, SLICE("expenditure.personnel")) ||
	       slice_is(measure, SLICE("expenditure.public"));
}

void
figure_word_read(const struct reading *r, const struct figure_words *w,
                 struct slice words, const struct figure_default *d,
                 struct figure_head *h)
{
	char copy[LONGEST_HEAD + 4];
	struct slice s = {copy, 0};
	bool done[HEAD_SENSE_N] = {false};
	uint16_t year;

	if (words.len == 0 || words.len > LONGEST_HEAD)
		return;
	s.len = spell(words, copy, sizeof(copy));
	year = year_in(s);
	if (year != 0) {
		h->year = year;
		done[HEAD_YEAR] = true;
	}
	for (size_t i = 0; i < N; i++) {
		enum head_sense sense = (enum head_sense)w->sense[i];

		if (done[sense] ||
		    !(w->whole[i] ? slice_is(s, w->word[i])
		                  : slice_find(s, w->word[i]) != NULL))
			continue;
		done[sense] = true;
		apply(h, sense, slice_of(rows_figure_heads[i].value), d->year);
		if (sense <= HEAD_CHANGE)
			break;
	}
	if (h->holds == FIGURE_AMOUNT || h->holds == FIGURE_CHANGE) {
		const struct lexeme *l =
		    lexicon_row(r->know->lexicon, words, d->about);

		if (l == NULL || l->kind != LEX_MEASURE)
			return;
		h->finer = h->finer || is_finer(l->measure);
		if (!slice_is(l->measure, SLICE("-")))
			h->measure = l;
	}
}

/* 2023 without 年; 0 for anything else. */
uint16_t
figure_bare_year(struct slice s)
{
	unsigned year = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return 0;
		year = year * 10 + (unsigned)(s.at[i] - '0');
	}
	return s.len == 4 && year >= 1990 && year < 2100 ? (uint16_t)year : 0;
}

struct figure_head
figure_row_head(const struct reading *r, const struct figure_words *w,
                struct slice words, const struct figure_default *d)
{
	struct figure_head h = {.holds = FIGURE_AMOUNT};

	h.year = figure_bare_year(words);
	if (h.year == 0)
		figure_word_read(r, w, words, d, &h);
	return h;
}
