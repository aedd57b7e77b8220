/*
 * A reply's rows as tables on a screen.
 */
#ifndef DUIBIAO_CLIENT_RENDER_H
#define DUIBIAO_CLIENT_RENDER_H

#include <jansson.h>

#include "client/view.h"

/*
 * `result` is a reply's result whose numbers are texts (json_quote_numbers()).
 * Prints every block of the view as a table, titles included.  How many lines
 * the first has.
 */
size_t render_tables(const struct view *v, const json_t *result,
                     const struct screen *s);

/* One block of it; the lines it has. */
size_t render_block(const struct block *b, const json_t *result,
                    const struct screen *s);

/* What a row says, divided or not, as the reply was asked for. */
const json_t *render_amount(const json_t *result, const json_t *row);

/* Is it a row of a county of which nobody published then, while others of the
 * rows are of its publishers?  It has no line of its own. */
bool render_is_gap(const json_t *rows, const json_t *row);

/* The rows of a block, or NULL. */
const json_t *render_rows(const struct block *b, const json_t *result);

#endif
