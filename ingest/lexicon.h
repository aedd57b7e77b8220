/*
 * The words of disclosures: the names of measures, old, local and short ones
 * (labels/measure_names.tsv), the words that prose is built of
 * (labels/prose_words.tsv) and the names of the functional classification, in
 * one trie for longest match over folded text (fold.h).
 *
 * Table readers ask lexicon_row() what a whole cell names.
 */
#ifndef DUIBIAO_LEXICON_H
#define DUIBIAO_LEXICON_H

#include "ingest/vocabulary.h"

struct function_classes;
struct lexicon;

/* Kinds of words; `value` says more.  X(id, name in prose_words.tsv) */
#define LEXEME_KINDS(X)                                                       \
	X(LEX_MEASURE, "measure")   /* measure_names.tsv */                   \
	X(LEX_FUNCTION, "function") /* a line of the classification */        \
	X(LEX_YEAR, "year")         /* 上年: value added to the own year */ \
	X(LEX_STAGE, "stage")       /* 预算数 */                           \
	X(LEX_COMPARE, "compare")   /* 比, 较 */                            \
	X(LEX_WITH, "with")         /* 与: compares only before a year */    \
	X(LEX_SAME, "same")         /* 同比: against the year before */     \
	X(LEX_CHANGE, "change")     /* 增加 +1, 减少 -1 */                \
	X(LEX_LEVEL, "level")       /* 持平 */                              \
	X(LEX_ABOUT, "about")   /* 基本持平: no figure follows from it */ \
	X(LEX_TO, "to")         /* 增至: the new value, not the change */   \
	X(LEX_FROM, "from")     /* 由: the old value follows */              \
	X(LEX_NONE, "none")     /* 未安排, 无 */                          \
	X(LEX_ZERO, "zero")     /* 零, behind a label only */                \
	X(LEX_PART, "part")     /* 其中, 包括 */                          \
	X(LEX_EACH, "each")     /* 分别 */                                  \
	X(LEX_ALL, "all")       /* 均 */                                     \
	X(LEX_AND, "and")       /* 和, 及 */                                \
	X(LEX_REASON, "reason") /* 主要原因是, 用于 */                 \
	X(LEX_SHARE, "share")   /* 占: of what is named behind it */         \
	X(LEX_PER, "per")       /* 人均 */                                  \
	X(LEX_BOUND, "bound")   /* 以上: the amount was a threshold */      \
	X(LEX_FILL, "fill")     /* may stand between label and amount */      \
	X(LEX_COST, "cost")     /* the same, and makes a label money */       \
	X(LEX_SUM, "sum")       /* 合计: of what the passage is about */    \
	X(LEX_COUNTED, "counted") /* 团组, 保有量: value is a measure */ \
	X(LEX_COUNTER, "counter") /* 辆, 批次 */                           \
	X(LEX_DEFINE, "define")   /* 是指 */                                \
	X(LEX_UNIT, "unit")       /* 单位 of a caption */                   \
	X(LEX_STOP, "stop")       /* a word that must not match shorter */

enum lexeme_kind {
	LEX_NOT,
#define X(id, name) id,
	LEXEME_KINDS(X)
#undef X
};

/* How a measure's name may be used; letters in measure_names.tsv. */
enum {
	NAME_STRICT = 1,     /* s: not behind other words in one compound */
	NAME_WEAK = 2,       /* w: no money without a figure or a cost word */
	NAME_FUND = 4,       /* f: where money comes from; qualifies a label */
	NAME_BOTH = 8,       /* b: revenue and expenditure at once */
	NAME_GRAND = 16,     /* g: 总计, with what was carried over */
	NAME_BARE = 32,      /* c: 支出决算: of what the passage is about */
	NAME_SHORT = 64,     /* k: 支出, a label only before a comparison */
	NAME_ROW = 128,      /* r: in tables only */
	NAME_PROSE = 256,    /* p: in prose only */
	NAME_OWN = 512,      /* y: of the year alone, without the carry-over */
	NAME_FOREIGN = 1024, /* x: guests behind it are not ours to count */
	NAME_STANDIN = 2048, /* z: a part that stands in for the whole */
	NAME_PARTS = 4096 /* i: 收入中, what is named next are its parts */
};

/* One word. */
struct lexeme {
	enum lexeme_kind kind;
	int value;            /* year, sign, enum stage, function's place */
	struct slice measure; /* LEX_MEASURE, LEX_COUNTED; "-": known, none */
	struct slice within;  /* a label only in a passage about this */
	enum fund fund;
	enum part part;
	enum stage stage;
	unsigned flags;
	uint16_t next; /* other reading of the same word; 0: none */
};

/* Borrows `f`.  NULL when memory is out or a table is wrong. */
struct lexicon *lexicon_new(const struct function_classes *f);
void lexicon_free(struct lexicon *x);

/* The longest word at `c` (folded, `n` left) and how much it takes; NULL. */
const struct lexeme *lexicon_at(const struct lexicon *x, const uint16_t *c,
                                size_t n, size_t *took);

/* The other reading of a word; NULL. */
const struct lexeme *lexicon_next(const struct lexicon *x,
                                  const struct lexeme *l);

/*
 * The measure that the words of a table cell name, numbering, 其中：, blanks
 * and words like 合计 or 支出 behind it left out.  `whole` is the measure of
 * the row or table above it, for short names (购置费), or SLICE_NONE.  NULL
 * if it names none.  A measure "-" is known to be none of ours; a line of the
 * functional classification comes as LEX_FUNCTION.
 */
const struct lexeme *lexicon_row(const struct lexicon *x, struct slice cell,
                                 struct slice whole);

#endif
