/*
 * Tables of a Word document.  A row lists all its cells: one that continues the
 * cell above says so (w:vMerge), so the merged cell grows as rows come.
 *
 * As on web pages, a table that only lays out a page is walked through.
 */
#include "ingest/docx.h"

#include "ingest/table_join.h"

#define SPAN_MOST 512

/* ---- rows and cells, however wrapped ---- */

const struct xml_node *
docx_unwrap(const struct xml_node *node)
{
	static const char *const wrappers[] = {"customXml", "smartTag", "ins",
	                                       "moveTo"};

	if (xml_is(node, "AlternateContent"))
		return docx_choice(node);
	if (xml_is(node, "sdt"))
		return xml_child(xml_child(node, "sdtPr"), "showingPlcHdr") !=
		               NULL
		           ? NULL
		           : xml_child(node, "sdtContent");
	for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++)
		if (xml_is(node, wrappers[i]))
			return node;
	return NULL;
}

static bool
is_deleted(const struct xml_node *looks, const char *deletion)
{
	return xml_child(looks, deletion) != NULL;
}

static bool
is_row(const struct xml_node *n)
{
	const struct xml_node *looks;

	if (!xml_is(n, "tr"))
		return false;
	looks = xml_child(n, "trPr");
	return looks == NULL ||
	       (!is_deleted(looks, "del") && !is_deleted(looks, "hidden"));
}

static bool
is_cell(const struct xml_node *n)
{
	return xml_is(n, "tc") && !is_deleted(xml_child(n, "tcPr"), "cellDel");
}

/* ---- data tables and layout tables ---- */

struct shape {
	unsigned rows, widest;
	bool nested;
};

static struct shape
shape_of(const struct xml_node *table)
{
	struct shape s = {0, 0, false};
	unsigned in_row = 0;

	for (const struct xml_node *n = table; n != NULL;
	     n = xml_next(table, n)) {
		if (n != table && xml_is(n, "tbl"))
			s.nested = true;
		if (xml_is(n, "tr")) {
			s.rows++;
			in_row = 0;
		}
		if (xml_is(n, "tc") && ++in_row > s.widest)
			s.widest = in_row;
	}
	return s;
}

/* A single row, or rows of one cell, lay out a page, and so does a table that
 * holds another table of data. */
static bool
is_data(const struct xml_node *table)
{
	struct shape s = shape_of(table);

	if (s.widest < 2 || s.rows < 2)
		return false;
	if (!s.nested)
		return true;
	for (const struct xml_node *n = xml_next(table, table); n != NULL;
	     n = xml_next(table, n))
		if (xml_is(n, "tbl") && shape_of(n).widest >= 2)
			return false;
	return true;
}

/* ---- data ---- */

static const char *
merge_of(const struct xml_node *looks, const char *merge)
{
	const struct xml_node *n = xml_child(looks, merge);
	const char *value = n == NULL ? NULL : xml_attribute(n, "val");

	return n == NULL ? "" : value == NULL ? "continue" : value;
}

static unsigned
columns_of(const struct xml_node *cell)
{
	const struct xml_node *span =
	    xml_child(xml_child(cell, "tcPr"), "gridSpan");

	return span == NULL ? 1 : xml_number(span, "val", SPAN_MOST, 1);
}

/* With the cells to the right that an older way of merging leaves in place. */
static unsigned
merged_columns(const struct xml_node *cell)
{
	unsigned cols = columns_of(cell);

	if (strcmp(merge_of(xml_child(cell, "tcPr"), "hMerge"), "restart") != 0)
		return cols;
	for (const struct xml_node *n = cell->next; n != NULL; n = n->next) {
		if (!xml_is(n, "tc"))
			continue;
		if (strcmp(merge_of(xml_child(n, "tcPr"), "hMerge"),
		           "continue") != 0)
			break;
		cols += columns_of(n);
	}
	return cols;
}

static void
put_cell(struct docx *d, const struct xml_node *cell)
{
	const struct xml_node *looks = xml_child(cell, "tcPr");

	if (strcmp(merge_of(looks, "hMerge"), "continue") == 0)
		return;
	if (strcmp(merge_of(looks, "vMerge"), "continue") == 0 &&
	    builder_cell_more(&d->out))
		return;
	builder_cell(&d->out, 1, merged_columns(cell));
	docx_blocks(d, cell);
	builder_cell_end(&d->out);
}

static void
put_cells(struct docx *d, const struct xml_node *parent)
{
	for (const struct xml_node *n = parent->children; n != NULL;
	     n = n->next)
		if (is_cell(n))
			put_cell(d, n);
		else if (docx_unwrap(n) != NULL)
			put_cells(d, docx_unwrap(n));
}

static void
put_rows(struct docx *d, const struct xml_node *parent)
{
	for (const struct xml_node *n = parent->children; n != NULL;
	     n = n->next)
		if (is_row(n)) {
			const struct xml_node *before =
			    xml_child(xml_child(n, "trPr"), "gridBefore");

			builder_row(&d->out);
			if (before != NULL)
				builder_skip(&d->out, xml_number(before, "val",
				                                 SPAN_MOST, 0));
			put_cells(d, n);
		} else if (docx_unwrap(n) != NULL) {
			put_rows(d, docx_unwrap(n));
		}
}

/* ---- layout, and tables in cells ---- */

static void
walk_through(struct docx *d, const struct xml_node *parent)
{
	for (const struct xml_node *n = parent->children; n != NULL;
	     n = n->next)
		if (is_cell(n)) {
			docx_break(d, false);
			docx_blocks(d, n);
		} else if (is_row(n)) {
			walk_through(d, n);
		} else if (docx_unwrap(n) != NULL) {
			walk_through(d, docx_unwrap(n));
		}
}

void
docx_table(struct docx *d, const struct xml_node *table)
{
	docx_break(d, false);
	if (d->out.table != NULL || !is_data(table)) {
		walk_through(d, table);
		docx_break(d, false);
		return;
	}
	builder_table(&d->out);
	put_rows(d, table);
	builder_table_end(&d->out);
	table_join(d->office->arena, d->out.doc, d->out.text);
}
