/*
 * libxml2's HTML parser as a stream of events.  Every event runs under its own
 * guard, because the arena must not jump out of the parser.
 */
#include "ingest/html_tree.h"

#include <libxml/HTMLparser.h>
#include <limits.h>

#include "ingest/xml_build.h"

#define DEPTH_MOST 256 /* as libxml2 has it for its own trees */
#define OPTIONS                                                           \
	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | \
	 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC)

struct page {
	struct xml_build tree;
	htmlParserCtxt *parser;
	bool overflow, ended;
	/* The event under way. */
	const char *name;
	const xmlChar **attributes; /* name, value, …, NULL; or NULL */
	struct slice text;
};

static void
guard(struct page *p, void (*event)(void *page))
{
	if (p->overflow || p->ended)
		return;
	p->overflow = !arena_run(p->tree.arena, event, p);
	p->ended = p->tree.depth > DEPTH_MOST;
	if (p->overflow || p->ended)
		xmlStopParser(p->parser);
}

static bool
says_something(const xmlChar *name)
{
	static const char *const known[] = {"style", "hidden", "rowspan",
	                                    "colspan", "href"};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp((const char *)name, known[i]) == 0)
			return true;
	return false;
}

static void
start_event(void *page)
{
	struct page *p = page;
	const xmlChar **given = p->attributes;
	struct xml_attribute *at;
	size_t n = 0;

	for (const xmlChar **g = given; g != NULL && *g != NULL; g += 2)
		n += says_something(*g);
	at = xml_build_open(&p->tree, p->name, n);
	if (at == NULL)
		return;
	for (const xmlChar **g = given; g != NULL && *g != NULL; g += 2)
		if (says_something(*g))
			xml_build_set(&p->tree, at++, (const char *)g[0],
			              slice_of((const char *)g[1]));
}

static void
end_event(void *page)
{
	struct page *p = page;

	xml_build_close(&p->tree);
}

static void
text_event(void *page)
{
	struct page *p = page;

	xml_build_text(&p->tree, p->text);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct page *p = context;

	p->name = (const char *)name;
	p->attributes = attributes;
	guard(p, start_event);
}

static void
on_end(void *context, const xmlChar *name)
{
	struct page *p = context;

	(void)name;
	/* An end that was never begun is not the parser's way, but it costs
	 * nothing to look. */
	if (p->tree.depth > 0)
		guard(p, end_event);
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct page *p = context;

	p->text = (struct slice){(const char *)text, (size_t)n};
	guard(p, text_event);
}

bool
html_tree(struct slice text, struct arena *a, bool (*drops)(const char *),
          const struct xml_node **root)
{
	struct page p = {.tree = {.arena = a, .drops = drops}};

	*root = NULL;
	if (text.len > INT_MAX)
		return false;
	p.parser = htmlNewParserCtxt();
	if (p.parser == NULL)
		return false;
	*p.parser->sax = (htmlSAXHandler){.startElement = on_start,
	                                  .endElement = on_end,
	                                  .characters = on_text,
	                                  .cdataBlock = on_text};
	p.parser->userData = &p;
	xmlFreeDoc(htmlCtxtReadMemory(p.parser, text.at, (int)text.len, NULL,
	                              "UTF-8", OPTIONS));
	htmlFreeParserCtxt(p.parser);
	if (p.overflow)
		arena_overflow(a);
	*root = p.tree.root;
	return true;
}

bool
html_tree_warm(void)
{
	struct arena *a = arena_new((size_t)1 << 16);
	const struct xml_node *root = NULL;
	bool ok =
	    a != NULL && html_tree(SLICE("<p>&nbsp;</p>"), a, NULL, &root);

	ok = ok && root != NULL;
	if (a != NULL)
		arena_free(a);
	return ok;
}
