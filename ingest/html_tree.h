/*
 * A web page as a tree of xml_part.h.  Not for callers outside read_html.c.
 */
#ifndef DUIBIAO_HTML_TREE_H
#define DUIBIAO_HTML_TREE_H

#include "ingest/xml_part.h"

/*
 * Parses UTF-8.  The tree is the arena's, whose overflow passes through after
 * the parser is freed.  An element that `drops` says true of is left out, and
 * so are attributes that say nothing here; a page that nests deeper than
 * libxml2 goes is cut off there.  False when it cannot be parsed at all;
 * `*root` is NULL for an empty page.
 */
bool html_tree(struct slice text, struct arena *a,
               bool (*drops)(const char *name), const struct xml_node **root)
    __attribute__((warn_unused_result));

/* Loads what the library puts off. */
bool html_tree_warm(void);

#endif
