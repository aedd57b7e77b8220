/*
 * One pass: a class by the first character says whether it is a digit, a mark
 * or a letter; letters go to the lexicon.
 */
#include "ingest/mentions.h"

#include "ingest/among.h"

struct walk {
	struct mentions *m;
	const struct lexicon *lexicon;
	struct arena *arena;
	size_t at;   /* folded place */
	size_t last; /* end of the mention before */
};

static struct mention *
add(struct walk *w, enum mention_kind kind, size_t n)
{
	struct mention *m = list_add(w->arena, &w->m->list);
	size_t gap = w->at - w->last;

	/* The list is used again for every paragraph: nothing is zeroed. */
	memset(m, 0, sizeof(*m));
	m->kind = kind;
	m->from = (uint32_t)w->at;
	m->to = (uint32_t)(w->at + n);
	m->gap = (uint16_t)(gap < GAP_MOST ? gap : GAP_MOST);
	m->number = -1;
	m->value = MONEY_NONE;
	w->at += n;
	w->last = w->at;
	return m;
}

static enum mention_kind
kind_of(enum amount_kind kind)
{
	switch (kind) {
	case AMOUNT_MONEY:
		return MENTION_MONEY;
	case AMOUNT_NUMBER:
		return MENTION_NUMBER;
	case AMOUNT_PERCENT:
		return MENTION_PERCENT;
	case AMOUNT_YEAR:
		return MENTION_YEAR;
	case AMOUNT_NOT:
	case AMOUNT_OTHER:
		break;
	}
	return MENTION_OTHER;
}

static uint16_t
char_at(const struct walk *w, size_t i)
{
	return i < w->m->text.n ? w->m->text.c[i] : 0;
}

static bool
digit(uint16_t c)
{
	return c >= '0' && c <= '9';
}

/* The mention before ended a sentence or a clause, or there is none. */
static bool
at_start(const struct walk *w)
{
	const struct mention *before;

	if (w->at != w->last)
		return false;
	if (w->m->list.n == 0)
		return true;
	before = &w->m->list.at[w->m->list.n - 1];
	return before->kind == MENTION_STOP || before->kind == MENTION_COLON ||
	       before->kind == MENTION_OPEN || before->kind == MENTION_BULLET ||
	       before->kind == MENTION_COMMA;
}

/* 1.2080505机关事业单位…: behind the number of an item stands a code. */
static bool
code_follows(const struct walk *w, size_t i)
{
	size_t n = 0;

	while (n < 8 && digit(char_at(w, i + n)))
		n++;
	return (n == 5 || n == 7) && char_at(w, i + n) >= u'一' &&
	       !AMONG(char_at(w, i + n), u"万元亿");
}

/* 1. 2、 3) in front of an item. */
static bool
take_bullet(struct walk *w)
{
	size_t i = w->at, digits = 0;
	uint16_t c;

	while (digit(char_at(w, i)) && digits < 3) {
		i++;
		digits++;
	}
	c = char_at(w, i);
	if (digits == 0 || digits > 2 || !AMONG(c, u".、)．") ||
	    (digit(char_at(w, i + 1)) && !code_follows(w, i + 1)))
		return false;
	add(w, MENTION_BULLET, i + 1 - w->at);
	return true;
}

/* 八、 at the start of a sentence: number 0 tells it from inner ones. */
static bool
take_han_bullet(struct walk *w)
{
	size_t i = w->at;

	while (i < w->at + 3 && AMONG(char_at(w, i), HAN_DIGITS))
		i++;
	if (i == w->at || char_at(w, i) != u'、' || !at_start(w))
		return false;
	add(w, MENTION_BULLET, i + 1 - w->at)->number = 0;
	return true;
}

static void
take_figure(struct walk *w)
{
	const struct folded *f = &w->m->text;
	struct amount a;
	struct mention *m;
	size_t byte = f->at[w->at], end;

	if (!amount_scan(f->raw, byte, &a)) {
		w->at++;
		return;
	}
	end = fold_place(f, w->at + 1, byte + a.len);
	m = add(w, kind_of(a.kind), end - w->at);
	m->number = a.whole;
	m->value = a.value;
	m->unit = a.unit;
	m->decimals = a.decimals;
	m->too_fine = a.too_fine;
	m->start = (uint32_t)byte;
	m->end = (uint32_t)(byte + a.figure);
}

/* （类） and the like. */
static bool
take_level(struct walk *w)
{
	uint16_t c = char_at(w, w->at + 1);
	int level = c == u'类' ? 1 : c == u'款' ? 2 : c == u'项' ? 3 : 0;

	if (level == 0 || char_at(w, w->at + 2) != ')')
		return false;
	add(w, MENTION_LEVEL, 3)->number = level;
	return true;
}

/* 预算为【31.00】万元, 实有（9）辆: brackets around the figure of a form that
 * was filled in; where the closing one stands, 0 if these are others. */
static size_t
filled_in(const struct walk *w, size_t open)
{
	size_t i = open + 1;

	while (digit(char_at(w, i)) || char_at(w, i) == '.' ||
	       char_at(w, i) == ',')
		i++;
	if (i == open + 1 || char_at(w, i) != ')')
		return 0;
	return AMONG(char_at(w, i + 1), u"万亿元千辆人批个") ? i : 0;
}

/* The figure in such brackets, with the unit behind them. */
static void
take_filled_in(struct walk *w, size_t close)
{
	const struct folded *f = &w->m->text;
	struct mention *m;
	struct amount a;
	size_t unit_at = f->at[close + 1], length = 0;
	enum money_unit unit =
	    amount_unit(slice_from(f->raw, unit_at), &length);

	w->at++;
	w->last += w->last + 1 == w->at;
	if (!amount_scan(f->raw, f->at[w->at], &a) || a.kind != AMOUNT_NUMBER) {
		return;
	}
	m = add(w, MENTION_NUMBER, close + 1 - w->at);
	m->number = a.whole;
	m->decimals = a.decimals;
	m->start = f->at[m->from];
	m->end = f->at[close];
	if (unit == UNIT_NONE)
		return;
	amount_in(&a, unit);
	m->kind = MENTION_MONEY;
	m->value = a.value;
	m->unit = unit;
	m->too_fine = a.too_fine;
	w->at = w->last = fold_place(f, w->at, unit_at + length);
	m->to = (uint32_t)w->at;
}

/* （一） （1） （ 2 ）: brackets with nothing but a number. */
static bool
take_bracket_number(struct walk *w)
{
	size_t i = w->at + 1, n = 0;

	for (; n < 3 &&
	       (digit(char_at(w, i)) || AMONG(char_at(w, i), HAN_DIGITS));
	     n++)
		i++;
	if (n == 0 || char_at(w, i) != ')')
		return false;
	add(w, MENTION_BULLET, i + 1 - w->at);
	return true;
}

static bool
take_mark(struct walk *w, uint16_t c)
{
	switch (c) {
	case '(':
		if (filled_in(w, w->at) > 0)
			take_filled_in(w, filled_in(w, w->at));
		else if (!take_level(w) && !take_bracket_number(w))
			add(w, MENTION_OPEN, 1);
		return true;
	case ')':
		add(w, MENTION_CLOSE, 1);
		return true;
	case ',':
	case 0xff0c:
		add(w, MENTION_COMMA, 1);
		return true;
	case ';':
	case 0x3002: /* 。 */
	case '\n':
	case '|':
		add(w, MENTION_STOP, 1)->number = c;
		return true;
	case ':':
		add(w, MENTION_COLON, 1);
		return true;
	case '/':
		add(w, MENTION_SLASH, 1);
		return true;
	default:
		return false;
	}
}

/* A minus sign and not a dash between words or numbers. */
static bool
is_sign(const struct walk *w)
{
	uint16_t before = w->at == 0 ? 0 : char_at(w, w->at - 1);

	return digit(char_at(w, w->at + 1)) && !digit(before) && before < u'一';
}

/* A function's name is a label only right in front of a figure, of a word that
 * leads to one, or of its level; all else is talk about the matter. */
static bool
leads_to_figure(const struct walk *w, size_t i)
{
	/* 科 begins 科目. */
	return digit(char_at(w, i)) ||
	       AMONG(char_at(w, i), u"(:支预年决为安资经共合费比较增减分科");
}

/* Marks like ●, — and - are no words. */
static void
pass_mark(struct walk *w)
{
	if (w->last == w->at)
		w->last++;
	w->at++;
}

/* 局机关运行经费: a word that only fills ends where the name of a measure
 * begins that goes on behind it. */
static size_t
ends_at_measure(const struct walk *w, const struct lexeme *l, size_t took)
{
	const struct folded *f = &w->m->text;

	if (l->kind != LEX_FILL)
		return took;
	for (size_t i = 1; i < took; i++) {
		size_t more = 0;
		const struct lexeme *inner = lexicon_at(
		    w->lexicon, f->c + w->at + i, f->n - w->at - i, &more);

		if (inner != NULL && inner->kind == LEX_MEASURE &&
		    i + more > took)
			return i;
	}
	return took;
}

static void
take_word(struct walk *w)
{
	const struct folded *f = &w->m->text;
	size_t took = 0;
	const struct lexeme *l =
	    lexicon_at(w->lexicon, f->c + w->at, f->n - w->at, &took);

	if (l != NULL && l->kind == LEX_FUNCTION && l->next == 0 &&
	    !leads_to_figure(w, w->at + took))
		l = NULL;
	if (l == NULL) {
		if (f->c[w->at] < 0x3400 && f->c[w->at] > 0x7f)
			pass_mark(w);
		else
			w->at++;
	} else if (l->kind == LEX_STOP) {
		w->at += took;
	} else {
		took = ends_at_measure(w, l, took);
		add(w, MENTION_WORD, took)->word = l;
	}
}

void
mentions_read(struct mentions *m, const struct lexicon *x, struct arena *a)
{
	struct walk w = {m, x, a, 0, 0};

	m->list.n = 0;
	while (w.at < m->text.n) {
		uint16_t c = m->text.c[w.at];

		if (digit(c)) {
			if (!at_start(&w) || !take_bullet(&w))
				take_figure(&w);
		} else if (c == '-') {
			if (is_sign(&w))
				take_figure(&w);
			else
				pass_mark(&w);
		} else if (c > 0x3002) {
			if ((c != 0xff0c || !take_mark(&w, c)) &&
			    (w.at != w.last || !AMONG(c, HAN_DIGITS) ||
			     !take_han_bullet(&w)))
				take_word(&w);
		} else if (!take_mark(&w, c)) {
			take_word(&w);
		}
	}
}
