/*
 * The parts of a report; for report*.c alone.
 */
#ifndef DUIBIAO_CLIENT_REPORT_PART_H
#define DUIBIAO_CLIENT_REPORT_PART_H

#include <jansson.h>

#include "client/ask.h"
#include "client/phrase.h"

/* Who published figures that compare with others': the county as a whole or
 * one kind of department, at one stage. */
struct subject {
	const char *scope, *kind, *stage; /* kind NULL: the whole county */
	const char *department;
	bool built; /* summed from departments */
};

/* Where a subject stands in one measure; all NULL but what was answered. */
struct standing {
	const struct subject *subject;
	const char *measure;
	json_t *all;             /* compare.rank over the country */
	json_t *among;           /* the same over the county and its peers */
	json_t *spread;          /* compare.distribution */
	json_t *outliers;        /* compare.outliers */
	const json_t *own;       /* the county's row of `all` */
	const json_t *own_among; /* and of `among` */
};

#define SUBJECTS_MOST 8
#define STANDINGS_MOST 64

struct report {
	const struct call *call;
	struct asking *asking;
	enum status status; /* of the questions; the first that is not OK */
	FILE *out;
	enum language language;
	json_t *peers;  /* compare.peers: the county, its peers */
	json_t *papers; /* disclosures.list of the county */
	const char *code, *county;
	char year[16];
	int of_year, n_peers; /* as numbers */
	const char *version;  /* of the data, as first answered */
	struct subject subjects[SUBJECTS_MOST];
	size_t n_subjects;
	struct standing standings[STANDINGS_MOST];
	size_t n_standings;
	json_t *stated;  /* compare.counties of it, by scope and stage */
	json_t *lacking; /* measures that the county's papers do not state */
	json_t *cited;   /* ids, in the order of their numbers */
};

/*
 * Asks; the parameters as for json_pack().  A new reference, or NULL with
 * r->status, which has been explained, and at once where it is not OK.
 */
json_t *report_ask(struct report *r, const char *method, const char *format,
                   ...);

/* The row of `rows` that is the county's, or NULL. */
const json_t *report_own(const struct report *r, const json_t *rows);

/* Is it one of the county's peers? */
bool report_is_peer(const struct report *r, const char *code);

/* Writes the number of a source, a link to its sentence; nothing for NULL. */
void report_cite(struct report *r, const char *id);

/* A heading of level 2; one of 3; a table's head: headings by key, a key that
 * begins with + to the right; ends with NULL. */
void report_h2(struct report *r, enum phrase id);
void report_head(struct report *r, const char *const *keys);
void report_foot(struct report *r);

/* A whole table, a line a row; nothing where there are no rows. */
void report_table(struct report *r, const char *const *keys, const json_t *rows,
                  void (*put)(struct report *, const json_t *row));

/* A cell with the rank of a row among those of its reply: "2 of 10"; the only
 * one of all has none. */
void report_rank(struct report *r, const json_t *own, const json_t *of);

/* What a reply, a trace or a standing is about, in the reader's language. */
const char *report_measure(const struct report *r, const json_t *of);

/* A cell with a code in the reader's language; `class` may be NULL. */
void report_term(struct report *r, const char *class, const char *code);

/* "住房和城乡建设局 · 预算数" */
void report_subject(struct report *r, const struct subject *s);

/* Fills r->subjects and r->standings. */
void report_gather(struct report *r);
void report_gather_free(struct report *r);

/* The sections, in the order of the page. */
void report_peers(struct report *r);
void report_standings(struct report *r);
void report_series(struct report *r);
void report_sewage(struct report *r);
void report_kpi(struct report *r);
void report_findings(struct report *r);
void report_missing(struct report *r);
void report_sources(struct report *r);

#endif
