/*
 * Departments under their many names (labels/department_kinds.tsv): which kind
 * a name is of, and where the name of an organisation ends.
 */
#ifndef DUIBIAO_DEPARTMENT_H
#define DUIBIAO_DEPARTMENT_H

#include "ingest/slice.h"

struct departments;

/* NULL when memory is out. */
struct departments *departments_new(void);
void departments_free(struct departments *d);

/*
 * The kind of an organisation by its name without the county: of the longest
 * alias that the name ends with, else of the longest inside it.  SLICE_NONE
 * when the list has no fitting kind.  The result is static.
 */
struct slice department_kind(const struct departments *d, struct slice name);

/* Does a name end here: in a known alias, or in 局, 委, 办, 院, 校, 镇 …? */
bool department_ends(const struct departments *d, struct slice name);

/* Without brackets such as （本级） at the end. */
struct slice department_bare(struct slice name);

/* A single unit (a school, a court, a town) rather than a department. */
bool department_is_unit(struct slice kind, struct slice name);

#endif
