/*
 * Tables of a web page that hold data, told from those that lay it out.  Not
 * for callers outside read_html.c.
 */
#ifndef DUIBIAO_HTML_TABLE_H
#define DUIBIAO_HTML_TABLE_H

#include "ingest/xml_part.h"

/* Does this table hold data? */
bool is_data(const struct xml_node *table);

#endif
