/*
 * Text inside paragraphs: runs, fields, symbols, tracked changes as accepted.
 * Names of elements are unique enough without their name space, because what
 * belongs to drawings is entered only for its text boxes.
 */
#include "ingest/docx.h"

#include <stdlib.h>

#include "ingest/utf8.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define FIELDS_MOST 63

enum role {
	ROLE_AROUND, /* and what is not in the list: its content counts */
	ROLE_SKIP,
	ROLE_CHOICE,
	ROLE_DRAWING,
	ROLE_FIELD,
	ROLE_HYPHEN,
	ROLE_LINE,
	ROLE_RUN,
	ROLE_SDT,
	ROLE_SYMBOL,
	ROLE_TAB,
	ROLE_TEXT
};

static const struct xml_role roles[] = {
    {"AlternateContent", ROLE_CHOICE},
    {"br", ROLE_LINE},
    {"cr", ROLE_LINE},
    {"del", ROLE_SKIP},
    {"delInstrText", ROLE_SKIP},
    {"delText", ROLE_SKIP},
    {"drawing", ROLE_DRAWING},
    {"fldChar", ROLE_FIELD},
    {"instrText", ROLE_SKIP},
    {"moveFrom", ROLE_SKIP},
    {"noBreakHyphen", ROLE_HYPHEN},
    {"object", ROLE_DRAWING},
    {"pPr", ROLE_SKIP},
    {"pict", ROLE_DRAWING},
    {"ptab", ROLE_TAB},
    {"r", ROLE_RUN},
    {"rPr", ROLE_SKIP},
    {"rt", ROLE_SKIP},
    {"sdt", ROLE_SDT},
    {"sym", ROLE_SYMBOL},
    {"t", ROLE_TEXT},
    {"tab", ROLE_TAB},
};

static enum role
role_of(const struct xml_node *node)
{
	return (enum role)xml_role(node->name, roles, N(roles), ROLE_AROUND);
}

/* ---- leaves ---- */

static void
put_text(struct docx *d, const struct xml_node *node)
{
	if (d->in_code != 0)
		return;
	for (const struct xml_node *n = node->children; n != NULL; n = n->next)
		if (n->name == NULL)
			builder_text(&d->out, n->text);
}

/* Characters of the sign fonts that mean something in a form. */
static void
put_symbol(struct docx *d, const struct xml_node *node)
{
	static const struct {
		unsigned code;
		const char *sign;
	} signs[] = {
	    {0x52, "☑"}, {0x6f, "□"}, {0x71, "□"}, {0x72, "□"},
	    {0xa3, "□"}, {0xa8, "□"}, {0xb3, "≥"}, {0xfb, "×"},
	    {0xfc, "√"}, {0xfd, "☒"}, {0xfe, "☑"},
	};
	const char *value = xml_attribute(node, "char");
	unsigned long code = value == NULL ? 0 : strtoul(value, NULL, 16);
	char out[4];

	if (d->in_code != 0)
		return;
	if (code >= 0xf000 && code <= 0xf0ff)
		code -= 0xf000;
	for (size_t i = 0; i < N(signs); i++)
		if (signs[i].code == code) {
			builder_text(&d->out, slice_of(signs[i].sign));
			return;
		}
	if (code > 0x100 && (code < 0xd800 || code > 0xf8ff) && code <= 0xffff)
		builder_text(&d->out, (struct slice){
		                          out, utf8_put((uint32_t)code, out)});
}

/* A field's code stands between its begin and its separator, its result
 * between the separator and its end; fields stand in each other. */
static void
note_field(struct docx *d, const struct xml_node *node)
{
	const char *type = xml_attribute(node, "fldCharType");

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && d->fields < FIELDS_MOST)
		d->in_code |= (uint64_t)1 << d->fields++;
	else if (strcmp(type, "separate") == 0 && d->fields > 0)
		d->in_code &= ~((uint64_t)1 << (d->fields - 1));
	else if (strcmp(type, "end") == 0 && d->fields > 0)
		d->in_code &= ~((uint64_t)1 << --d->fields);
}

static void
put_line(struct docx *d)
{
	if (d->out.cell != NULL)
		builder_line(&d->out);
	else
		docx_break(d, false);
}

static void
note_boxes(struct docx *d, const struct xml_node *drawing)
{
	const struct xml_node *n = drawing;

	while (n != NULL) {
		if (xml_is(n, "AlternateContent")) {
			const struct xml_node *choice = docx_choice(n);

			if (choice != NULL)
				note_boxes(d, choice);
		} else if (xml_is(n, "txbxContent")) {
			*list_add(d->office->arena, &d->boxes) = n;
		} else if (n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != drawing && n->next == NULL)
			n = n->parent;
		n = n == drawing ? NULL : n->next;
	}
}

/* ---- branches ---- */

const struct xml_node *
docx_choice(const struct xml_node *node)
{
	const struct xml_node *choice = xml_child(node, "Choice");

	return choice != NULL ? choice : xml_child(node, "Fallback");
}

static bool
is_hidden(const struct docx *d, const struct xml_node *run)
{
	const struct xml_node *looks = xml_child(run, "rPr");
	const struct docx_style *style;

	if (looks == NULL)
		return false;
	if (xml_child(looks, "vanish") != NULL)
		return xml_on(looks, "vanish");
	style = docx_style(&d->styles, xml_value(looks, "rStyle"));
	return style != NULL && style->hidden;
}

static void
walk(struct docx *d, const struct xml_node *node)
{
	const struct xml_node *inner;

	switch (role_of(node)) {
	case ROLE_SKIP:
		break;
	case ROLE_AROUND:
		docx_runs(d, node);
		break;
	case ROLE_RUN:
		if (!is_hidden(d, node))
			docx_runs(d, node);
		break;
	case ROLE_CHOICE:
	case ROLE_SDT:
		inner = docx_unwrap(node);
		if (inner != NULL)
			docx_runs(d, inner);
		break;
	case ROLE_DRAWING:
		note_boxes(d, node);
		break;
	case ROLE_FIELD:
		note_field(d, node);
		break;
	case ROLE_HYPHEN:
		builder_text(&d->out, SLICE("-"));
		break;
	case ROLE_LINE:
		put_line(d);
		break;
	case ROLE_SYMBOL:
		put_symbol(d, node);
		break;
	case ROLE_TAB:
		builder_text(&d->out, SLICE("\t"));
		break;
	case ROLE_TEXT:
		put_text(d, node);
		break;
	}
}

void
docx_runs(struct docx *d, const struct xml_node *parent)
{
	if (d->depth == DOCX_DEPTH)
		return;
	d->depth++;
	for (const struct xml_node *n = parent->children; n != NULL;
	     n = n->next)
		if (n->name != NULL)
			walk(d, n);
	d->depth--;
}
