/*
 * Doubts about single indicators.  The words of a name say what its target can
 * be (labels/kpi_words.tsv); each rule is a function over one row that words a
 * finding, and the first of the rules on one subject that speaks ends it.
 */
#include "ingest/check.h"
#include "ingest/spelling.h"
#include "ingest/wordset.h"

#include "kpi_words.h"

#define N (sizeof(rows_kpi_words) / sizeof(rows_kpi_words[0]))

/* Senses of words; X(id, name in the table) */
#define SENSES(X)                             \
	X(SENSE_RATE, "rate")                 \
	X(SENSE_QUANTITY, "quantity")         \
	X(SENSE_COST, "cost")                 \
	X(SENSE_PERIOD, "period")             \
	X(SENSE_NO, "no_sense")               \
	X(SENSE_COUNTER, "counter")           \
	X(SENSE_LESS, "less")                 \
	X(SENSE_LESS_COST, "less_cost")       \
	X(SENSE_MORE, "more")                 \
	X(SENSE_TURNED, "turned")             \
	X(SENSE_SATISFACTION, "satisfaction") \
	X(SENSE_QUALITY, "quality")           \
	X(SENSE_TIMELY, "timely")             \
	X(SENSE_AMOUNT, "amount")             \
	X(SENSE_PRICE, "price")

enum sense {
	SENSE_NOTHING,
#define X(id, name) id,
	SENSES(X)
#undef X
	    SENSE_N
};

static const char *const sense_names[] = {NULL,
#define X(id, name) name,
                                          SENSES(X)
#undef X
};

struct kpi_words {
	struct wordset set;
	struct slice word[N];
	uint16_t next[N];
	uint8_t sense[N];
};

/* One indicator under examination. */
struct subject {
	struct reading *r;
	const struct kpi_words *words;
	const struct kpi *kpi;
	const struct project *project;
	bool has[SENSE_N];  /* a word of the sense stands in the name */
	bool ends[SENSE_N]; /* ... at its end */
	enum sense nature;  /* by the longest ending: RATE .. PERIOD, or NO */
};

static struct kpi_words *
index_words(struct arena *a)
{
	struct kpi_words *w = arena_alloc(a, sizeof(*w));

	for (size_t i = 0; i < N; i++) {
		w->word[i] = slice_of(rows_kpi_words[i].word);
		for (unsigned s = 1; s < SENSE_N; s++)
			if (strcmp(sense_names[s], rows_kpi_words[i].sense) ==
			    0)
				w->sense[i] = (uint8_t)s;
	}
	wordset_init(&w->set, w->word, w->next, N);
	return w;
}

static void
examine_name(struct subject *s)
{
	struct slice name = s->kpi->indicator;
	struct word_hits hits = wordset_find(&s->words->set, name);
	size_t word, longest = 0;

	memset(s->has, 0, sizeof(s->has));
	memset(s->ends, 0, sizeof(s->ends));
	s->nature = SENSE_NOTHING;
	while (word_hit(&hits, &word)) {
		enum sense sense = (enum sense)s->words->sense[word];
		size_t len = s->words->word[word].len;

		s->has[sense] = true;
		if (hits.at + len != name.len)
			continue;
		s->ends[sense] = true;
		if (sense <= SENSE_NO && len > longest) {
			longest = len;
			s->nature = sense;
		}
	}
}

static void
find(const struct subject *s, enum found what)
{
	disclosure_find(s->r->out, s->r->arena, what, &s->kpi->span, 1,
	                SAID(said_words("indicator", s->kpi->level3),
	                     said_words("level", s->kpi->level2),
	                     said_words("target", s->kpi->target),
	                     said_words("project", s->project->title)));
}

/* ---- unit ---- */

/* The unit in brackets behind the name: "（%）", "（个）". */
static struct slice
bracketed_unit(const struct kpi *k)
{
	struct slice s = k->level3;
	static const struct slice close[] = {{"）", sizeof("）") - 1},
	                                     {")", 1}};
	static const struct slice open[] = {{"（", sizeof("（") - 1}, {"(", 1}};

	for (size_t i = 0; i < 2; i++) {
		if (!slice_ends(s, close[i]))
			continue;
		s.len -= close[i].len;
		for (size_t at = s.len; at-- > 0 && s.len - at < 16;)
			for (size_t j = 0; j < 2; j++)
				if (slice_starts(slice_from(s, at), open[j]))
					return slice_from(s, at + open[j].len);
	}
	return (struct slice){"", 0};
}

static bool
is_counter(const struct kpi_words *w, struct slice unit)
{
	for (size_t i = 0; i < N; i++)
		if (w->sense[i] == SENSE_COUNTER && slice_is(w->word[i], unit))
			return true;
	return false;
}

/* "万" without a name of pieces; 分 of a satisfaction survey; 倍. */
static bool
is_open_unit(struct slice unit)
{
	return unit.len == 0 || slice_is(unit, SLICE("万")) ||
	       slice_is(unit, SLICE("亿")) || slice_is(unit, SLICE("倍")) ||
	       slice_is(unit, SLICE("分"));
}

/* What the target's kind says against the nature of the name. */
static enum found
misfit(enum sense nature, const struct kpi *k)
{
	bool pieces = k->kind == TARGET_COUNT && !is_open_unit(k->unit);

	switch (nature) {
	case SENSE_RATE:
		return pieces || k->kind == TARGET_MONEY ||
		               k->kind == TARGET_DURATION
		           ? FOUND_KPI_RATE
		           : FOUND_NOTHING;
	case SENSE_QUANTITY:
		return k->kind == TARGET_PERCENT ? FOUND_KPI_QUANTITY
		                                 : FOUND_NOTHING;
	case SENSE_COST:
		return k->kind == TARGET_PERCENT || k->kind == TARGET_DURATION
		           ? FOUND_KPI_COST
		           : FOUND_NOTHING;
	case SENSE_PERIOD:
		return k->kind == TARGET_PERCENT || k->kind == TARGET_MONEY
		           ? FOUND_KPI_PERIOD
		           : FOUND_NOTHING;
	default:
		return FOUND_NOTHING;
	}
}

static bool
check_unit(const struct subject *s)
{
	const struct kpi *k = s->kpi;
	enum found doubt = misfit(s->nature, k);
	struct slice unit;

	if (doubt == FOUND_NOTHING && k->kind != TARGET_TEXT) {
		unit = bracketed_unit(k);
		if ((slice_is(unit, SLICE("%")) ||
		     slice_is(unit, SLICE("％"))) &&
		    k->kind == TARGET_COUNT && !is_open_unit(k->unit))
			doubt = FOUND_KPI_PERCENT;
		else if (k->kind == TARGET_PERCENT && s->nature != SENSE_RATE &&
		         unit.len > 0 && is_counter(s->words, unit))
			doubt = FOUND_KPI_NO_PERCENT;
	}
	if (doubt == FOUND_NOTHING)
		return false;
	find(s, doubt);
	return true;
}

/* ---- measurable ---- */

/* "三次", "每年一期": a number in words before a counter. */
static bool
counts_in_words(const struct kpi_words *w, struct slice s)
{
	static const char numerals[] = "一二两三四五六七八九十";

	for (size_t i = 0; i + 5 < s.len; i++) {
		bool numeral = false;

		for (size_t n = 0; n < sizeof(numerals) - 1; n += 3)
			numeral =
			    numeral || memcmp(s.at + i, numerals + n, 3) == 0;
		if (numeral && is_counter(w, (struct slice){s.at + i + 3, 3}))
			return true;
	}
	return false;
}

static bool
has_digit(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= '0' && s.at[i] <= '9')
			return true;
	return false;
}

static void
check_measurable(const struct subject *s)
{
	struct slice target = spelled(s->r->arena, s->kpi->target);

	if (s->kpi->kind == TARGET_TEXT && !has_digit(target) &&
	    !counts_in_words(s->words, target))
		find(s, FOUND_KPI_WORDS);
}

/* ---- direction ---- */

static bool
is_hundred(const struct kpi *k)
{
	return slice_is(k->value, SLICE("100"));
}

static void
check_direction(const struct subject *s)
{
	enum target_op op = s->kpi->op;
	bool from_below = op == OP_AT_LEAST || op == OP_MORE;
	bool from_above = op == OP_AT_MOST || op == OP_LESS;
	bool less = s->has[SENSE_LESS] || s->ends[SENSE_LESS_COST];

	if (s->has[SENSE_TURNED] || s->kpi->value.len == 0)
		return;
	if (less && from_below)
		find(s, FOUND_KPI_FROM_BELOW);
	else if (!less && s->has[SENSE_MORE] && from_above &&
	         s->kpi->kind == TARGET_PERCENT && !is_hundred(s->kpi))
		find(s, FOUND_KPI_FROM_ABOVE);
}

/* ---- place ---- */

/* Names of levels are short: a walk is cheaper than a search. */
static bool
has(struct slice s, struct slice word)
{
	for (size_t i = 0; i + word.len <= s.len; i++)
		if (s.at[i] == word.at[0] &&
		    slice_starts(slice_from(s, i), word))
			return true;
	return false;
}

/* Where an indicator stands although its words belong elsewhere. */
static const struct place {
	enum sense sense;
	bool at_end;
	const char *own; /* of the second level */
	const char *others[3];
	enum found doubt;
} places[] = {
    {SENSE_QUALITY,
     false,
     "质量",
     {"数量", "时效", NULL},
     FOUND_KPI_IS_QUALITY},
    {SENSE_TIMELY, false, "时效", {"数量", "质量", NULL}, FOUND_KPI_IS_TIME},
    {SENSE_AMOUNT, true, "数量", {"质量", "时效", NULL}, FOUND_KPI_IS_AMOUNT},
    {SENSE_PRICE, true, "成本", {"数量", "质量", "时效"}, FOUND_KPI_IS_COST},
};

static bool
check_satisfaction(const struct subject *s)
{
	const struct kpi *k = s->kpi;
	bool placed =
	    has(k->level1, SLICE("满意")) || has(k->level2, SLICE("满意"));

	if (has(k->indicator, SLICE("满意")) && !placed &&
	    (k->level1.len > 0 || k->level2.len > 0)) {
		find(s, FOUND_KPI_IS_SATISFACTION);
		return true;
	}
	if (placed && !s->has[SENSE_SATISFACTION] &&
	    !has(k->description, SLICE("满意"))) {
		find(s, FOUND_KPI_NO_SATISFACTION);
		return true;
	}
	return false;
}

static void
check_place(const struct subject *s)
{
	struct slice level = s->kpi->level2;

	if (level.len == 0 || check_satisfaction(s))
		return;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const struct place *p = &places[i];

		if (!(p->at_end ? s->ends[p->sense] : s->has[p->sense]))
			continue;
		for (size_t j = 0; j < 3 && p->others[j] != NULL; j++)
			if (has(level, slice_of(p->others[j])) &&
			    !has(level, slice_of(p->own))) {
				find(s, p->doubt);
				return;
			}
	}
}

void
check_kpis(struct reading *r)
{
	struct disclosure *d = r->out;
	struct subject s = {.r = r};

	if (d->kpis.n == 0)
		return;
	s.words = index_words(r->arena);
	for (size_t i = 0; i < d->kpis.n; i++) {
		s.kpi = &d->kpis.at[i];
		s.project = &d->projects.at[s.kpi->project - 1];
		examine_name(&s);
		if (s.kpi->kind == TARGET_MALFORMED)
			find(&s, FOUND_KPI_DAMAGED);
		else if (!check_unit(&s))
			check_direction(&s);
		check_measurable(&s);
		check_place(&s);
	}
}
