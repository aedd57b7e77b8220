/*
 * Web pages.  html_tree.c makes the tree (no network, no declared encoding: the
 * bytes decide, see charset.h); this walks it once and writes what a person
 * would read as the paper: not the portal around it, not what is hidden.
 *
 * A table that only lays out a page is walked through; one that holds data is
 * kept with its merged cells.
 */
#include "ingest/readers.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "ingest/builder.h"
#include "ingest/charset.h"
#include "ingest/flat_blocks.h"
#include "ingest/heading.h"
#include "ingest/html_table.h"
#include "ingest/html_tree.h"

#include "portal_words.h"

#define DEPTH_MOST 200
#define TABLES_DEEP 16 /* inside each other; deeper ones are text */
#define SNIFF 4096
#define FOOTER_MOST 400 /* bytes of a portal's line */

enum role {
	ROLE_INLINE,
	ROLE_SKIP,
	ROLE_BLOCK,
	ROLE_HEADING,
	ROLE_LINE,
	ROLE_ITEM,
	ROLE_TABLE
};

static const struct xml_role roles[] = {
    {"address", ROLE_BLOCK},    {"article", ROLE_BLOCK},
    {"blockquote", ROLE_BLOCK}, {"br", ROLE_LINE},
    {"button", ROLE_SKIP},      {"caption", ROLE_BLOCK},
    {"center", ROLE_BLOCK},     {"dd", ROLE_BLOCK},
    {"div", ROLE_BLOCK},        {"dl", ROLE_BLOCK},
    {"dt", ROLE_BLOCK},         {"fieldset", ROLE_BLOCK},
    {"footer", ROLE_SKIP},      {"form", ROLE_BLOCK},
    {"h1", ROLE_HEADING},       {"h2", ROLE_HEADING},
    {"h3", ROLE_HEADING},       {"h4", ROLE_HEADING},
    {"h5", ROLE_HEADING},       {"h6", ROLE_HEADING},
    {"head", ROLE_SKIP},        {"hr", ROLE_BLOCK},
    {"iframe", ROLE_SKIP},      {"input", ROLE_SKIP},
    {"li", ROLE_ITEM},          {"main", ROLE_BLOCK},
    {"nav", ROLE_SKIP},         {"noscript", ROLE_SKIP},
    {"object", ROLE_SKIP},      {"ol", ROLE_BLOCK},
    {"option", ROLE_SKIP},      {"p", ROLE_BLOCK},
    {"pre", ROLE_BLOCK},        {"script", ROLE_SKIP},
    {"section", ROLE_BLOCK},    {"select", ROLE_SKIP},
    {"style", ROLE_SKIP},       {"table", ROLE_TABLE},
    {"tbody", ROLE_BLOCK},      {"td", ROLE_BLOCK},
    {"template", ROLE_SKIP},    {"textarea", ROLE_SKIP},
    {"tfoot", ROLE_BLOCK},      {"th", ROLE_BLOCK},
    {"thead", ROLE_BLOCK},      {"title", ROLE_SKIP},
    {"tr", ROLE_BLOCK},         {"ul", ROLE_BLOCK},
};

struct walk {
	struct builder *out;
	unsigned depth, tables;
	/* Of the block being written: bytes at all, and bytes inside links. */
	size_t text, linked;
	bool in_link;
};

#define N(array) (sizeof(array) / sizeof((array)[0]))

static enum role
role_of(const char *name)
{
	return (enum role)xml_role(name, roles, N(roles), ROLE_INLINE);
}

/* Nothing of it is read: it need not be in the tree. */
static bool
is_skipped(const char *name)
{
	return role_of(name) == ROLE_SKIP;
}

/* `word: value` in a style attribute, blanks aside. */
static bool
style_says(const char *style, const char *word, const char *value)
{
	const char *at = strcasestr(style, word);

	if (at == NULL)
		return false;
	at += strlen(word);
	at += strspn(at, " \t");
	if (*at++ != ':')
		return false;
	at += strspn(at, " \t");
	return strncasecmp(at, value, strlen(value)) == 0;
}

static bool
is_hidden(const struct xml_node *node)
{
	const char *style = xml_attribute(node, "style");

	return xml_attribute(node, "hidden") != NULL ||
	       (style != NULL && (style_says(style, "display", "none") ||
	                          style_says(style, "visibility", "hidden")));
}

static unsigned
span_attribute(const struct xml_node *node, const char *name)
{
	const char *value = xml_attribute(node, name);
	unsigned long n = value == NULL ? 1 : strtoul(value, NULL, 10);

	return n < 1 || n > BUILDER_ROWS ? 1 : (unsigned)n;
}

/* ---- the walk ---- */

static void walk(struct walk *w, const struct xml_node *node);

static void
walk_children(struct walk *w, const struct xml_node *node)
{
	if (w->depth == DEPTH_MOST)
		return;
	w->depth++;
	for (const struct xml_node *n = node->children; n != NULL; n = n->next)
		walk(w, n);
	w->depth--;
}

/* Does the block belong to the portal around the paper? */
static bool
is_furniture(struct slice text)
{
	for (size_t i = 0; i < N(rows_portal_words); i++) {
		struct slice word = slice_of(rows_portal_words[i].word);
		bool anywhere = rows_portal_words[i].where[0] == 'a';

		if (slice_starts(text, word) ||
		    (anywhere && text.len < FOOTER_MOST &&
		     slice_find(text, word) != NULL))
			return true;
	}
	return false;
}

/* Ends a block; one that is mostly links, or the portal's, is taken back. */
static void
end_block(struct walk *w, enum block_kind kind)
{
	struct builder *b = w->out;
	size_t blocks = b->doc->blocks.n, start = b->block;

	if (b->n > start &&
	    reads_as_heading((struct slice){b->text + start, b->n - start}))
		kind = BLOCK_HEADING;
	builder_break(b, kind);
	if (b->cell == NULL && b->doc->blocks.n > blocks) {
		struct slice text = {b->text + start, b->n - start};

		if (w->linked * 2 > w->text || is_furniture(text))
			builder_undo(b, (struct builder_mark){start, blocks});
	}
	w->text = w->linked = 0;
}

static void
walk_cells(struct walk *w, const struct xml_node *row)
{
	for (const struct xml_node *n = row->children; n != NULL; n = n->next) {
		if ((!xml_is(n, "td") && !xml_is(n, "th")) || is_hidden(n))
			continue;
		builder_cell(w->out, span_attribute(n, "rowspan"),
		             span_attribute(n, "colspan"));
		walk_children(w, n);
		builder_cell_end(w->out);
	}
}

static void
walk_rows(struct walk *w, const struct xml_node *node)
{
	for (const struct xml_node *n = node->children; n != NULL;
	     n = n->next) {
		if (n->name == NULL || is_hidden(n))
			continue;
		if (xml_is(n, "tr")) {
			builder_row(w->out);
			walk_cells(w, n);
		} else if (!xml_is(n, "caption")) {
			walk_rows(w, n);
		}
	}
}

static void
walk_table(struct walk *w, const struct xml_node *table)
{
	if (w->out->table != NULL || w->tables >= TABLES_DEEP ||
	    !is_data(table)) {
		end_block(w, BLOCK_PARAGRAPH);
		w->tables++;
		walk_children(w, table);
		w->tables--;
		end_block(w, BLOCK_PARAGRAPH);
		return;
	}
	end_block(w, BLOCK_PARAGRAPH);
	for (const struct xml_node *n = table->children; n != NULL; n = n->next)
		if (xml_is(n, "caption"))
			walk(w, n);
	w->text = w->linked = 0;
	builder_table(w->out);
	walk_rows(w, table);
	builder_table_end(w->out);
	w->text = w->linked = 0;
}

/* The number of an item of an ordered list, as a browser prints it. */
static void
put_item_number(struct walk *w, const struct xml_node *item)
{
	unsigned number = 1;
	char text[16];
	int n;

	if (item->parent == NULL || !xml_is(item->parent, "ol"))
		return;
	for (const struct xml_node *p = item->parent->children; p != item;
	     p = p->next)
		number += xml_is(p, "li");
	n = snprintf(text, sizeof(text), "%u.", number);
	builder_text(w->out, (struct slice){text, (size_t)n});
}

static void
walk_element(struct walk *w, const struct xml_node *node)
{
	bool link = xml_is(node, "a") && xml_attribute(node, "href") != NULL;

	switch (role_of(node->name)) {
	case ROLE_SKIP:
		break;
	case ROLE_INLINE:
		w->in_link |= link;
		walk_children(w, node);
		w->in_link &= !link;
		break;
	case ROLE_LINE:
		if (w->out->cell != NULL)
			builder_line(w->out);
		else
			end_block(w, BLOCK_PARAGRAPH);
		break;
	case ROLE_HEADING:
		end_block(w, BLOCK_PARAGRAPH);
		walk_children(w, node);
		end_block(w, BLOCK_HEADING);
		break;
	case ROLE_ITEM:
		end_block(w, BLOCK_PARAGRAPH);
		put_item_number(w, node);
		walk_children(w, node);
		end_block(w, BLOCK_PARAGRAPH);
		break;
	case ROLE_BLOCK:
		end_block(w, BLOCK_PARAGRAPH);
		walk_children(w, node);
		end_block(w, BLOCK_PARAGRAPH);
		break;
	case ROLE_TABLE:
		walk_table(w, node);
		break;
	}
}

static void
walk(struct walk *w, const struct xml_node *node)
{
	if (node->name == NULL) {
		builder_text(w->out, node->text);
		w->text += node->text.len;
		w->linked += w->in_link ? node->text.len : 0;
	} else if (!is_hidden(node)) {
		walk_element(w, node);
	}
}

/* ---- the reader ---- */

bool
warm_html(void)
{
	return html_tree_warm();
}

bool
takes_html(struct slice bytes)
{
	static const char *const marks[] = {
	    "<!doctype html", "<html", "<head", "<body",  "<table",
	    "<div",           "<p>",   "<p ",   "<meta ", "<center"};
	char start[SNIFF + 1];
	size_t n = bytes.len < SNIFF ? bytes.len : SNIFF, first = 0;

	memcpy(start, bytes.at, n);
	start[n] = '\0';
	if (n >= 3 && memcmp(start, "\xef\xbb\xbf", 3) == 0)
		first = 3;
	first += strspn(start + first, " \t\r\n");
	if (start[first] != '<')
		return false;
	for (size_t i = 0; i < N(marks); i++)
		if (strcasestr(start + first, marks[i]) != NULL)
			return true;
	return false;
}

static void
write_down(const struct xml_node *root, struct arena *a, struct document *out)
{
	struct builder b;
	struct walk w = {.out = &b};

	builder_init(&b, a, out);
	if (root != NULL)
		walk(&w, root);
	end_block(&w, BLOCK_PARAGRAPH);
	builder_finish(&b);
	flat_blocks(out, a);
}

enum read_result
read_html(struct slice bytes, struct arena *a, struct document *out,
          const char **reason)
{
	enum charset charset = charset_detect(bytes);
	const struct xml_node *root;
	struct slice text;

	if (charset == CHARSET_NONE ||
	    !charset_decode(bytes, charset, a, &text)) {
		*reason = "the page is in no encoding that can be read";
		return READ_DAMAGED;
	}
	out->charset = charset_name(charset);
	if (!html_tree(text, a, is_skipped, &root)) {
		*reason = "the page cannot be parsed";
		return READ_DAMAGED;
	}
	write_down(root, a, out);
	if (out->blocks.n > 0)
		return READ_OK;
	*reason = "the page holds no text";
	return READ_NO_TEXT;
}
