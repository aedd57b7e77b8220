/*
 * A list (w:num) takes its levels from a pattern (w:abstractNum) and may change
 * some.  Lists of one pattern count on together; a list with a start of its own
 * begins there when it is first used.  A level starts again when one above it
 * has counted.
 */
#include "ingest/docx_list.h"

#include "ingest/docx_count.h"

#define START_MOST 32767
#define LISTS_MOST 32767

struct level {
	const char *format, *text, *style;
	unsigned start;
	unsigned restart; /* after this level and those above, from 1 */
	bool legal;       /* all numbers in digits */
};

struct pattern {
	unsigned id;
	const char *name, *link; /* of a style that is a list */
	struct level level[LIST_LEVELS];
	unsigned count[LIST_LEVELS];
	bool running[LIST_LEVELS];
};

struct list {
	unsigned id;
	struct pattern *pattern;
	struct level level[LIST_LEVELS];
	bool starts[LIST_LEVELS]; /* with its own number, not yet used */
};

struct docx_lists {
	struct pattern *patterns;
	struct list *lists;
	size_t n_patterns, n_lists;
};

static void
read_level(const struct xml_node *node, struct level *l)
{
	const struct xml_node *start = xml_child(node, "start");
	const struct xml_node *restart = xml_child(node, "lvlRestart");

	l->format = xml_value(node, "numFmt");
	l->text = xml_value(node, "lvlText");
	l->style = xml_value(node, "pStyle");
	l->legal = xml_on(node, "isLgl");
	if (start != NULL)
		l->start = xml_number(start, "val", START_MOST, 1);
	if (restart != NULL)
		l->restart =
		    xml_number(restart, "val", LIST_LEVELS, LIST_LEVELS);
}

static void
read_pattern(const struct xml_node *node, struct pattern *p)
{
	p->id = xml_number(node, "abstractNumId", LISTS_MOST, 0);
	p->name = xml_value(node, "styleLink");
	p->link = xml_value(node, "numStyleLink");
	for (unsigned i = 0; i < LIST_LEVELS; i++)
		p->level[i].restart = LIST_LEVELS;
	for (const struct xml_node *n = node->children; n != NULL;
	     n = n->next) {
		unsigned i = LIST_LEVELS;

		if (xml_is(n, "lvl"))
			i = xml_number(n, "ilvl", LIST_LEVELS, LIST_LEVELS);
		if (i < LIST_LEVELS)
			read_level(n, &p->level[i]);
	}
}

static struct pattern *
pattern_of(struct docx_lists *l, unsigned id)
{
	struct pattern *p = NULL;

	for (size_t i = 0; i < l->n_patterns; i++)
		if (l->patterns[i].id == id)
			p = &l->patterns[i];
	/* A pattern may only name the style whose pattern it is. */
	if (p != NULL && p->link != NULL)
		for (size_t i = 0; i < l->n_patterns; i++) {
			const char *name = l->patterns[i].name;

			if (name != NULL && strcmp(name, p->link) == 0)
				return &l->patterns[i];
		}
	return p;
}

static void
read_change(const struct xml_node *node, struct list *list)
{
	unsigned i = xml_number(node, "ilvl", LIST_LEVELS, LIST_LEVELS);
	const struct xml_node *level = xml_child(node, "lvl");
	const struct xml_node *start = xml_child(node, "startOverride");

	if (i == LIST_LEVELS)
		return;
	if (level != NULL)
		read_level(level, &list->level[i]);
	if (start != NULL) {
		list->level[i].start = xml_number(start, "val", START_MOST, 1);
		list->starts[i] = true;
	}
}

static void
read_list(struct docx_lists *l, const struct xml_node *node, struct list *list)
{
	const struct xml_node *pattern = xml_child(node, "abstractNumId");

	list->id = xml_number(node, "numId", LISTS_MOST, 0);
	if (pattern != NULL)
		list->pattern =
		    pattern_of(l, xml_number(pattern, "val", LISTS_MOST, 0));
	if (list->pattern == NULL)
		return;
	memcpy(list->level, list->pattern->level, sizeof(list->level));
	for (const struct xml_node *n = node->children; n != NULL; n = n->next)
		if (xml_is(n, "lvlOverride"))
			read_change(n, list);
}

struct docx_lists *
docx_lists_new(struct office *o)
{
	struct docx_lists *l = arena_alloc(o->arena, sizeof(*l));
	const struct xml_node *root =
	    office_tree(o, office_of_type(&o->links, "numbering"));
	size_t patterns = 0, lists = 0;

	if (root == NULL)
		return l;
	for (const struct xml_node *n = root->children; n != NULL;
	     n = n->next) {
		patterns += xml_is(n, "abstractNum");
		lists += xml_is(n, "num");
	}
	l->patterns = arena_array(o->arena, patterns, sizeof(*l->patterns));
	l->lists = arena_array(o->arena, lists, sizeof(*l->lists));
	for (const struct xml_node *n = root->children; n != NULL; n = n->next)
		if (xml_is(n, "abstractNum"))
			read_pattern(n, &l->patterns[l->n_patterns++]);
	for (const struct xml_node *n = root->children; n != NULL; n = n->next)
		if (xml_is(n, "num"))
			read_list(l, n, &l->lists[l->n_lists++]);
	return l;
}

static struct list *
list_of(const struct docx_lists *l, unsigned num)
{
	for (size_t i = 0; i < l->n_lists; i++)
		if (l->lists[i].id == num)
			return &l->lists[i];
	return NULL;
}

unsigned
docx_list_level(const struct docx_lists *l, unsigned num, const char *style)
{
	const struct list *list = list_of(l, num);

	for (unsigned i = 0; list != NULL && style != NULL && i < LIST_LEVELS;
	     i++)
		if (list->level[i].style != NULL &&
		    strcmp(list->level[i].style, style) == 0)
			return i;
	return 0;
}

/* ---- counting ---- */

static void
count_on(struct list *list, unsigned level)
{
	struct pattern *p = list->pattern;

	for (unsigned i = 0; i < level; i++)
		if (!p->running[i]) {
			p->count[i] = list->level[i].start;
			p->running[i] = true;
		}
	if (list->starts[level] || !p->running[level])
		p->count[level] = list->level[level].start;
	else if (p->count[level] < START_MOST)
		p->count[level]++;
	list->starts[level] = false;
	p->running[level] = true;
	for (unsigned i = level + 1; i < LIST_LEVELS; i++)
		if (level < list->level[i].restart)
			p->running[i] = false;
}

static size_t
put_number(const struct list *list, unsigned level, unsigned of,
           char out[COUNT_MOST])
{
	const char *format = list->level[of].format;

	if (format == NULL || list->level[level].legal)
		format = "decimal";
	return count_put(format, list->pattern->count[of], out);
}

size_t
docx_list_next(struct docx_lists *l, unsigned num, unsigned level,
               char out[LIST_TEXT_MOST])
{
	struct list *list = list_of(l, num);
	const char *text, *format;
	size_t n = 0;

	if (list == NULL || list->pattern == NULL || level >= LIST_LEVELS)
		return 0;
	count_on(list, level);
	text = list->level[level].text;
	format = list->level[level].format;
	if (text == NULL || (format != NULL && strcmp(format, "bullet") == 0))
		return 0;
	for (; *text != '\0' && n + COUNT_MOST < LIST_TEXT_MOST; text++)
		if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
			n += put_number(list, level, (unsigned)(*++text - '1'),
			                out + n);
		else
			out[n++] = *text;
	return n;
}
