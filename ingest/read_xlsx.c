/*
 * Workbooks.  Sheets are read in their order, one at a time; those that are
 * hidden, and those that are charts, are left out.
 */
#include "ingest/xlsx.h"

#include "ingest/numbering.h"

/* Does the sheet begin with a line of its own, its title? */
static bool
has_title(const struct xlsx_sheet *s)
{
	const struct xlsx_cell *first = NULL;

	for (size_t i = 0; i < s->cells.n; i++) {
		const struct xlsx_cell *c = &s->cells.at[i];

		if (c->text.len == 0)
			continue;
		if (first == NULL)
			first = c;
		else
			return c->row != first->row &&
			       !xlsx_is_label(first->text);
	}
	return true; /* nothing to name */
}

static bool
is_visible(const struct xml_node *sheet)
{
	const char *state = xml_attribute(sheet, "state");

	return state == NULL || strcmp(state, "visible") == 0;
}

static bool
read_sheet(struct xlsx_book *b, const struct xml_node *node)
{
	struct slice name = slice_of(xml_attribute(node, "name"));
	const char *part = NULL, *id = xml_attribute(node, "id");
	const struct office_links *links = &b->office->links;
	struct xlsx_sheet *sheet;

	for (size_t i = 0; id != NULL && i < links->list.n; i++)
		if (strcmp(links->list.at[i].id, id) == 0 &&
		    strcmp(links->list.at[i].type, "worksheet") == 0)
			part = links->list.at[i].target;
	if (part == NULL)
		return true;
	sheet = arena_alloc(b->office->arena, sizeof(*sheet));
	if (!xlsx_sheet_read(b, part, sheet))
		return b->office->package.failed == READ_OK;
	name = trim_blanks(name);
	if (!xlsx_is_bare_name(name) && !has_title(sheet)) {
		builder_text(&b->out, name);
		builder_break(&b->out, BLOCK_HEADING);
	}
	xlsx_layout(b, sheet);
	return true;
}

enum read_result
xlsx_read(struct office *o, const struct xml_node *root, struct document *out,
          const char **reason)
{
	struct xlsx_book *b = arena_alloc(o->arena, sizeof(*b));
	const struct xml_node *sheets = xml_child(root, "sheets");
	const struct xml_node *settings = xml_child(root, "workbookPr");
	const char *epoch =
	    settings == NULL ? NULL : xml_attribute(settings, "date1904");

	b->office = o;
	b->from_1904 = epoch != NULL &&
	               (strcmp(epoch, "1") == 0 || strcmp(epoch, "true") == 0);
	builder_init(&b->out, o->arena, out);
	if (!xlsx_book_read(b))
		return READ_DAMAGED; /* o->package.failed says how */
	for (const struct xml_node *n = sheets == NULL ? NULL
	                                               : sheets->children;
	     n != NULL; n = n->next)
		if (xml_is(n, "sheet") && is_visible(n) && !read_sheet(b, n))
			return READ_DAMAGED;
	builder_finish(&b->out);
	if (out->blocks.n > 0)
		return READ_OK;
	*reason = "the workbook's sheets are empty";
	return READ_NO_TEXT;
}
