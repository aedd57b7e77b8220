/*
 * The grammar of budget prose: which amount belongs to which label, year and
 * stage, and whether it is a value or a change.  One pass over the mentions of
 * a run of text; what it finds becomes statements and counts of the reading.
 *
 * Inside, clause.c walks the mentions and keeps track of what is being talked
 * about (talk_label.c), talk_say.c makes statements of it, talk_tally.c counts.
 */
#ifndef DUIBIAO_CLAUSE_H
#define DUIBIAO_CLAUSE_H

#include "ingest/mentions.h"
#include "ingest/numbering.h"
#include "ingest/reading.h"

#define LABELS_MOST 12
#define LEVELS_MOST 8
#define LEGEND_MOST 6

/* What an amount may be about. */
struct subject {
	struct slice measure; /* at == NULL: nothing */
	struct slice second;  /* 收支: the other one */
	struct slice function_code;
	enum fund fund;
	enum stage stage; /* that the label itself says */
	bool weak;        /* 总计: yields to 本年合计 */
	uint32_t from;    /* folded place of the label */
};

/* A year and a stage that were named; 0 where not. */
struct when {
	int year;
	enum stage stage;
};

/* Columns named once for lines like 14.21／15／19. */
struct legend {
	struct when column[LEGEND_MOST];
	unsigned n;
};

/* What holds from one paragraph to the next. */
struct passage {
	struct subject base; /* what title or section is about */
	struct subject head; /* the item that a heading opened */
	struct when said;    /* year and stage of a chapter of their own */
	struct subject last; /* what the paragraph before ended with */
	struct legend legend;
	enum money_unit unit; /* of bare figures, from a caption */
	enum fund fund;       /* a chapter on one budget only */
	bool fund_only;       /* … whose 收入 and 支出 are its own */
	enum section_kind section;
	/* How the run at hand is numbered, and those that set the head and
	 * `said`. */
	enum numbering_style style, head_style, said_style;
};

/*
 * Reads one run of text, a paragraph or a heading, at byte `start` of the
 * document in block `block`.  Headings only set the passage.
 */
void clause_read(struct reading *r, struct passage *p, struct mentions *m,
                 size_t block, uint32_t start, bool heading);

#endif
