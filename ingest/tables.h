/*
 * What the readers of single kinds of tables (table_*.c) get from tables.c
 * and from one another.  Not for callers outside these files.
 */
#ifndef DUIBIAO_TABLES_H
#define DUIBIAO_TABLES_H

#include "ingest/column.h"
#include "ingest/reading.h"

/* One table, with the header that gives it its kind. */
struct sheet {
	struct reading *r;
	size_t block;
	const struct grid *grid;
	const struct header *header;
	enum money_unit unit; /* of its amounts; UNIT_NONE: nothing says it */
};

/* Each reads the rows behind the header and gives the row it stopped at. */
size_t read_units(const struct sheet *s);
size_t read_procurement(const struct sheet *s);
size_t read_assets(const struct sheet *s);

/* A table of figures by label, header words unknown (table_figures.c). */
void read_figures(struct reading *r, size_t block, const struct grid *g);

/* ---- projects: state over the whole document (project.h) ---- */

struct projects;

struct projects *projects_new(struct reading *r, const struct columns *c);

/* A line outside of tables: a project's title, its goals, its budget. */
void projects_line(struct projects *p, size_t block);

/* The rows `from` to `end` of a form: labels with values beside them.  True
 * when something of a project was among them. */
bool projects_form(struct projects *p, size_t block, const struct grid *g,
                   size_t from, size_t end);

size_t projects_rows(struct projects *p, const struct sheet *s);

/* ---- cells ---- */

/* 合计, 总计, 小计, 总分 …: the row sums up what stands above or below. */
bool is_total(struct slice words);

/* The figure in a cell; MONEY_NONE for an empty or a damaged one.  `*decimals`
 * (may be NULL): digits behind its point. */
money cell_money(struct slice words, enum money_unit unit,
                 unsigned char *decimals);

/* The first amount with its unit in a line of words; MONEY_NONE if none. */
money amount_in_words(struct slice s);

/* A number of pieces; false when the cell holds none. */
bool cell_whole(struct slice words, int64_t *out)
    __attribute__((warn_unused_result));

/* The unit of a table's amounts: from its header, the rows above it, its
 * caption, the lines before it. */
enum money_unit unit_of_table(const struct reading *r, size_t block,
                              const struct grid *g, size_t header_row);

#endif
