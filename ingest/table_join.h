/*
 * A table that was broken into pieces, as at the end of a page, is one table.
 */
#ifndef DUIBIAO_TABLE_JOIN_H
#define DUIBIAO_TABLE_JOIN_H

#include "ingest/block.h"

/*
 * Joins the document's last table to the one right before it when it goes on
 * there: as many columns, nothing between them, and rows that begin with
 * figures, behind the first one's header again or without any.  The header is
 * then kept once.  `text` is where the spans of both point.
 */
void table_join(struct arena *a, struct document *doc, const char *text);

#endif
