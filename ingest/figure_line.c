/*
 * The name of a row: a line of the functional classification, with its code
 * where the table prints one, or a measure of the lexicon.
 */
#include "ingest/figure_line.h"

#include "ingest/function_class.h"
#include "ingest/lexicon.h"
#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/words.h"

#define FUNCTION_HEAD "expenditure.function:"

/* The code of a row: of one cell, of the three cells 类 款 项, or printed
 * before the name. */
static struct slice
code_of(const struct figures *f, size_t row, struct slice *name)
{
	char *out = arena_alloc(f->r->arena, 16);
	struct slice code;
	size_t n = 0;

	for (size_t col = 0; col < f->header.cols; col++) {
		struct slice s;

		if (f->header.at[col].holds != FIGURE_CODE ||
		    !grid_begins(f->grid, row, col))
			continue;
		s = spelled(f->r->arena, grid_words(f->grid, row, col));
		/* 208 | 5 | 1: a workbook drops the zeros of numbers. */
		if (n >= 3 && s.len == 1 && n < 7)
			out[n++] = '0';
		if (s.len == 0 || n + s.len > 7)
			continue;
		memcpy(out + n, s.at, s.len);
		n += s.len;
	}
	if (n == 0) {
		*name = spelled(f->r->arena, *name);
		while (n < name->len && n < 8 && name->at[n] >= '0' &&
		       name->at[n] <= '9')
			n++;
		if (n != 3 && n != 5 && n != 7)
			return SLICE_NONE;
		memcpy(out, name->at, n);
		*name = trimmed(slice_from(*name, n));
	}
	code = (struct slice){out, n};
	return slice_is_digits(code) ? code : SLICE_NONE;
}

static struct slice
function_measure(const struct figures *f, struct slice name)
{
	static const char head[] = FUNCTION_HEAD;
	struct slice bare = slice_from(name, numbering_of(name).length);
	char *out;

	bare = spelled(f->r->arena, bare);
	out = arena_alloc(f->r->arena, sizeof(head) + bare.len);
	memcpy(out, head, sizeof(head) - 1);
	memcpy(out + sizeof(head) - 1, bare.at, bare.len);
	return (struct slice){out, sizeof(head) - 1 + bare.len};
}

bool
is_plain_total(struct slice name)
{
	static const struct slice words[] = {WORD("合计"), WORD("总计"),
	                                     WORD("总额"), WORD("共计"),
	                                     WORD("合计数")};
	char copy[40];
	struct slice s = {copy, 0};

	if (name.len + 4 > sizeof(copy))
		return false;
	s.len = spell(name, copy, sizeof(copy));
	return IS_ANY(s, words);
}

/*
 * 总计 holds what was carried over, 本年合计 does not: a budget's totals are
 * the former where both stand, those of final accounts the latter.
 */
static void
yield(const struct figures *f, const struct lexeme *l, struct figure_line *line)
{
	bool grand = (l->flags & NAME_GRAND) != 0;

	if (!f->budget && grand)
		line->measure = SLICE_NONE;
	else if (f->budget && f->has_grand && !grand)
		line->weak = slice_ends(l->measure, SLICE(".total"));
}

struct figure_line
figure_line(struct figures *f, size_t row, struct slice name)
{
	struct figure_line line = {.measure = SLICE_NONE, .code = SLICE_NONE};
	const struct lexeme *l;

	if (is_plain_total(name)) {
		line.total = line.known = true;
		line.measure = f->about.total;
		return line;
	}
	line.code = code_of(f, row, &name);
	l = lexicon_row(f->r->know->lexicon, name, f->group);
	if (line.code.at != NULL &&
	    function_code_valid(f->r->know->functions, line.code)) {
		line.function = line.known = true;
		line.measure = function_measure(f, name);
		return line;
	}
	if (l == NULL || line.code.at != NULL)
		return line;
	line.known = true;
	line.fund = l->fund;
	line.part = l->part;
	line.stage = l->stage;
	if (l->kind == LEX_FUNCTION) {
		line.function = true;
		line.measure = function_measure(f, name);
		line.code = function_code(
		    f->r->know->functions,
		    slice_from(line.measure, sizeof(FUNCTION_HEAD) - 1),
		    SLICE_NONE);
	} else if (l->kind == LEX_MEASURE &&
	           !slice_is(l->measure, SLICE("-"))) {
		line.measure = l->measure;
		if (slice_starts(l->measure, SLICE("sangong.")))
			f->group = l->measure;
		else if (slice_starts(f->group, SLICE("sangong.")) &&
		         slice_is(l->measure, SLICE("expenditure.total")))
			line.measure = SLICE("sangong.total"); /* 支出合计 */
		else if (!f->about.sangong)
			f->group = SLICE_NONE;
		yield(f, l, &line);
	}
	return line;
}
