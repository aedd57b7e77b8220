/*
 * A run of prose as a row of mentions: labels, amounts, years, stages, verbs,
 * marks.  What is not mentioned is a gap between two of them.
 */
#ifndef DUIBIAO_MENTIONS_H
#define DUIBIAO_MENTIONS_H

#include "ingest/amount.h"
#include "ingest/arena.h"
#include "ingest/fold.h"
#include "ingest/lexicon.h"

enum mention_kind {
	MENTION_WORD,   /* a lexeme */
	MENTION_MONEY,  /* an amount with its unit */
	MENTION_NUMBER, /* a bare number */
	MENTION_PERCENT,
	MENTION_YEAR,  /* 2021年 */
	MENTION_OTHER, /* a date, a code, a range */
	MENTION_LEVEL, /* （类） （款） （项）: number 1, 2, 3 */
	MENTION_COMMA,
	MENTION_STOP, /* 。 ； line end: value is the character */
	MENTION_COLON,
	MENTION_OPEN,
	MENTION_CLOSE,
	MENTION_SLASH, /* also | and — between figures */
	MENTION_BULLET /* the number of an item: 1. （2） 一、 */
};

struct mention {
	enum mention_kind kind;
	const struct lexeme *word; /* MENTION_WORD */
	uint32_t from, to;         /* places in the folded text */
	uint16_t gap;              /* characters since the mention before */
	int64_t number;            /* year, whole number, level, mark; or -1 */
	money value;               /* MENTION_MONEY */
	enum money_unit unit;
	unsigned char decimals;
	bool too_fine;
	uint32_t start, end; /* bytes of the figure in the raw text */
};

struct mentions {
	struct folded text;
	LIST_OF(struct mention) list;
};

/* Reads `m->text` (folded) into the list, which is emptied first. */
void mentions_read(struct mentions *m, const struct lexicon *x,
                   struct arena *a);

/* The gap in characters in front of a mention that may not be bridged. */
#define GAP_MOST UINT16_MAX

#endif
