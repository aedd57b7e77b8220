/*
 * A table whose rows have one cell each lays out a page, and so does one that
 * holds another table that is itself wider: data is not put around data.
 */
#include "ingest/html_table.h"

/* The next node behind all that stands inside this one, not leaving `top`. */
static const struct xml_node *
next_past(const struct xml_node *top, const struct xml_node *node)
{
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

struct shape {
	unsigned widest; /* cells of a row */
	bool nested;
};

static struct shape
shape_of(const struct xml_node *table)
{
	struct shape s = {0};
	unsigned in_row = 0;

	for (const struct xml_node *n = table; n != NULL;
	     n = xml_next(table, n)) {
		if (n != table && xml_is(n, "table"))
			s.nested = true;
		if (xml_is(n, "tr"))
			in_row = 0;
		if ((xml_is(n, "td") || xml_is(n, "th")) && ++in_row > s.widest)
			s.widest = in_row;
	}
	return s;
}

bool
is_data(const struct xml_node *table)
{
	struct shape s = shape_of(table);

	if (s.widest < 2)
		return false;
	if (!s.nested)
		return true;
	/* What holds a wide table is as wide: no need to look inside it. */
	for (const struct xml_node *n = xml_next(table, table); n != NULL;) {
		if (!xml_is(n, "table")) {
			n = xml_next(table, n);
			continue;
		}
		if (shape_of(n).widest >= 2)
			return false;
		n = next_past(table, n);
	}
	return true;
}
