/*
 * Word documents.  The main part's tree is walked once; styles tell headings,
 * lists give paragraphs their numbers, and the walk leaves out what is hidden,
 * deleted or only said to the program.  Headers and footers are other parts and
 * are never opened; notes follow at the end.
 */
#include "ingest/docx.h"

#include "ingest/flat_blocks.h"
#include "ingest/heading.h"

#define HEADING_MOST 240 /* bytes */

/* ---- paragraphs ---- */

void
docx_break(struct docx *d, bool heading)
{
	const struct builder *b = &d->out;
	struct slice text = SLICE("");

	if (b->n > b->block)
		text = (struct slice){b->text + b->block, b->n - b->block};
	heading = heading && text.len <= HEADING_MOST &&
	          slice_find(text, SLICE("。")) == NULL;
	builder_break(&d->out, heading || reads_as_heading(text)
	                           ? BLOCK_HEADING
	                           : BLOCK_PARAGRAPH);
}

static bool
is_heading(const struct xml_node *looks, const struct docx_style *style)
{
	const struct xml_node *level = xml_child(looks, "outlineLvl");

	if (level != NULL)
		return xml_number(level, "val", 9, 9) < 9;
	return style != NULL && style->heading;
}

/* The paragraph's own list, else its style's. */
static size_t
number_of(struct docx *d, const struct xml_node *looks,
          const struct docx_style *style, char out[LIST_TEXT_MOST])
{
	const struct xml_node *list = xml_child(looks, "numPr");
	const struct xml_node *id = xml_child(list, "numId");
	const struct xml_node *at = xml_child(list, "ilvl");
	unsigned num = 0, level = LIST_LEVELS;

	if (style != NULL && style->numbered) {
		num = style->num;
		level = style->level;
	}
	if (id != NULL)
		num = xml_number(id, "val", UINT16_MAX, 0);
	if (num == 0)
		return 0;
	if (at != NULL)
		level = xml_number(at, "val", LIST_LEVELS, 0);
	if (level == LIST_LEVELS)
		level = docx_list_level(d->lists, num,
		                        style == NULL ? NULL : style->id);
	return docx_list_next(d->lists, num, level, out);
}

/* The number stands in the text; one that ends in a western sign is parted
 * from what follows: 1. 2021年. */
static void
put_number(struct docx *d, const char *text, size_t n)
{
	if (n == 0)
		return;
	builder_text(&d->out, (struct slice){text, n});
	if ((unsigned char)text[n - 1] < 0x80)
		builder_text(&d->out, SLICE(" "));
}

static void
put_boxes(struct docx *d)
{
	size_t n = d->boxes.n;
	const struct xml_node **at = d->boxes.at;

	memset(&d->boxes, 0, sizeof(d->boxes));
	for (size_t i = 0; i < n; i++)
		docx_blocks(d, at[i]);
}

static void
paragraph(struct docx *d, const struct xml_node *p)
{
	const struct xml_node *looks = xml_child(p, "pPr");
	const struct xml_node *mark = xml_child(looks, "rPr");
	const struct docx_style *style =
	    docx_style(&d->styles, xml_value(looks, "pStyle"));
	bool deleted = xml_child(mark, "del") != NULL ||
	               xml_child(mark, "moveFrom") != NULL;
	char number[LIST_TEXT_MOST];
	size_t start, n = 0;

	if (!deleted && !d->joined)
		n = number_of(d, looks, style, number);
	put_number(d, number, n);
	start = d->out.n;
	docx_runs(d, p);
	d->in_code = 0;
	d->joined = deleted;
	/* A number alone is what is left of an empty line, but in a cell it
	 * counts the rows. */
	if (n > 0 && d->out.cell == NULL && d->out.n == start)
		d->out.n = d->out.block;
	if (!deleted)
		docx_break(d, is_heading(looks, style));
	if (d->boxes.n > 0) {
		d->joined = false;
		docx_break(d, false);
		put_boxes(d);
	}
}

void
docx_blocks(struct docx *d, const struct xml_node *parent)
{
	if (d->depth == DOCX_DEPTH)
		return;
	d->depth++;
	for (const struct xml_node *n = parent->children; n != NULL;
	     n = n->next)
		if (xml_is(n, "p"))
			paragraph(d, n);
		else if (xml_is(n, "tbl"))
			docx_table(d, n);
		else if (docx_unwrap(n) != NULL)
			docx_blocks(d, docx_unwrap(n));
	d->depth--;
}

/* ---- the document ---- */

/* Footnotes or endnotes, but not the lines that part them from the page. */
static void
notes(struct docx *d, const char *type, const char *name)
{
	const struct xml_node *root =
	    office_tree(d->office, office_of_type(&d->office->links, type));

	for (const struct xml_node *n = root == NULL ? NULL : root->children;
	     n != NULL; n = n->next)
		if (xml_is(n, name) && xml_attribute(n, "type") == NULL)
			docx_blocks(d, n);
}

enum read_result
docx_read(struct office *o, const struct xml_node *root, struct document *out,
          const char **reason)
{
	struct docx *d = arena_alloc(o->arena, sizeof(*d));
	const struct xml_node *body = xml_child(root, "body");

	d->office = o;
	builder_init(&d->out, o->arena, out);
	docx_styles_read(o, &d->styles);
	d->lists = docx_lists_new(o);
	if (body != NULL)
		docx_blocks(d, body);
	docx_break(d, false);
	notes(d, "footnotes", "footnote");
	notes(d, "endnotes", "endnote");
	builder_finish(&d->out);
	flat_blocks(out, o->arena);
	if (out->blocks.n > 0)
		return READ_OK;
	*reason = "the document holds no text";
	return READ_NO_TEXT;
}
