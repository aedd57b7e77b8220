/*
 * One document on its way from blocks to records: what the passes of extract()
 * share.  Each pass reads what the earlier ones left and adds its own list.
 *
 *	outline -> identify -> prose, tables -> settle -> check
 */
#ifndef DUIBIAO_READING_H
#define DUIBIAO_READING_H

#include "ingest/block.h"
#include "ingest/disclosure.h"
#include "ingest/knowledge.h"

/* A run of blocks under one heading. */
struct section {
	enum section_kind kind;
	size_t first, end; /* blocks */
	struct span heading;
	uint32_t figures, read; /* amounts in its prose, when explaining */
};

enum statement_role { SAYS_VALUE, SAYS_CHANGE };

/*
 * One figure as one place of the document states it, before it is decided
 * which places to believe.  settle() turns statements into facts and changes.
 */
struct statement {
	enum statement_role role;
	bool in_table;
	bool weak; /* 总计, with the carry-over: yields to 本年合计 */
	struct slice measure;
	struct slice function_code;
	enum fund fund;
	enum part part;
	uint16_t year;
	enum stage stage;
	enum basis basis; /* SAYS_CHANGE */
	enum stage from; /* … the stage of the figure before, if it was named */
	money amount;
	enum presence presence;
	unsigned char decimals; /* of the printed figure, in its unit */
	enum money_unit unit;   /* the figure was printed in */
	struct span span;       /* the figure */
	struct span clause;     /* the words that it stands in */
	size_t block;
};

struct reading {
	const struct knowledge *know;
	struct arena *arena;
	const struct document *doc;
	struct disclosure *out;
	bool explain; /* note what is read and passed over: notes.h */
	bool form;    /* its title has holes: a form, filled in or not */
	LIST_OF(struct section) sections;
	LIST_OF(struct statement) statements;
};

/* The passes, in order; each in the file of its name. */
void outline(struct reading *r);  /* sections */
void identify(struct reading *r); /* out->head, with findings */
void prose(struct reading *r);    /* statements, counts, terms */
void tables(struct reading *r);   /* statements, units, kpis, procurement */
void settle(struct reading *r);   /* statements -> facts, changes */
void check(struct reading *r);    /* findings */

/* The section that block `i` lies in, NULL without any; its kind. */
struct section *section_at(const struct reading *r, size_t block);
enum section_kind section_of(const struct reading *r, size_t block);

/* Why the prose of such a section states no figures of this paper. */
enum ignored section_unread(enum section_kind kind);

#endif
