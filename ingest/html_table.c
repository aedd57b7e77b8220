/*
 * A table whose rows have one cell each lays out a page, and so does one that
 * holds another table that is itself wider: data is not put around data.
 */
#include "ingest/html_table.h"

#include <string.h>

bool
is_element(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       strcmp((const char *)node->name, name) == 0;
}

/* The next node behind all that stands inside this one, not leaving `top`. */
static const xmlNode *
next_past(const xmlNode *top, const xmlNode *node)
{
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* The next node of a subtree in document order, not leaving `top`. */
static const xmlNode *
next_in(const xmlNode *top, const xmlNode *node)
{
	if (node->children != NULL && node->type == XML_ELEMENT_NODE)
		return node->children;
	return next_past(top, node);
}

struct shape {
	unsigned widest; /* cells of a row */
	bool nested;
};

static struct shape
shape_of(const xmlNode *table)
{
	struct shape s = {0};
	unsigned in_row = 0;

	for (const xmlNode *n = table; n != NULL; n = next_in(table, n)) {
		if (n != table && is_element(n, "table"))
			s.nested = true;
		if (is_element(n, "tr"))
			in_row = 0;
		if ((is_element(n, "td") || is_element(n, "th")) &&
		    ++in_row > s.widest)
			s.widest = in_row;
	}
	return s;
}

bool
is_data(const xmlNode *table)
{
	struct shape s = shape_of(table);

	if (s.widest < 2)
		return false;
	if (!s.nested)
		return true;
	/* What holds a wide table is as wide: no need to look inside it. */
	for (const xmlNode *n = next_in(table, table); n != NULL;) {
		if (!is_element(n, "table")) {
			n = next_in(table, n);
			continue;
		}
		if (shape_of(n).widest >= 2)
			return false;
		n = next_past(table, n);
	}
	return true;
}
