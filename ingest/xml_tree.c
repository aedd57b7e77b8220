/*
 * A part's tree, built in the arena out of the parser's events: it needs a
 * third of the time and of the memory of libxml2's own, and nobody has to free
 * it.  Names are the parser's, one copy of each.
 */
#include "ingest/xml_part.h"

#define NAMES 1024 /* a power of two */

struct xml_attribute {
	const char *name, *value;
};

struct tree {
	struct arena *arena;
	struct xml_node *root, *open; /* the open element */
	struct xml_node *last;        /* of its children */
	unsigned dropped;             /* elements open inside one left out */
	bool (*drops)(const char *name);
	struct name {
		const char *given, *copy;
		bool drop;
	} names[NAMES];
};

static char *
copy(struct arena *a, const char *at, size_t n)
{
	char *out = arena_alloc(a, n + 1);

	memcpy(out, at, n);
	return out;
}

/* The parser gives equal names at equal addresses. */
static const struct name *
name_of(struct tree *t, const char *given)
{
	size_t i = ((uintptr_t)given >> 3 ^ (uintptr_t)given >> 13) % NAMES;
	struct name *name = &t->names[i];

	if (name->given != given) {
		name->given = given;
		name->copy = copy(t->arena, given, strlen(given));
		name->drop = t->drops != NULL && t->drops(given);
	}
	return name;
}

static struct xml_node *
add(struct tree *t)
{
	struct xml_node *node = arena_alloc(t->arena, sizeof(*node));

	node->parent = t->open;
	if (t->last != NULL)
		t->last->next = node;
	else if (t->open != NULL)
		t->open->children = node;
	else
		t->root = node;
	t->last = node;
	return node;
}

static void
on_start(void *context, const char *name, const struct xml_attributes *a)
{
	static const struct xml_attribute none = {NULL, NULL};
	struct tree *t = context;
	const struct name *known = name_of(t, name);
	struct xml_attribute *at;
	struct xml_node *node;

	if (t->dropped > 0 || known->drop) {
		t->dropped++;
		return;
	}
	node = add(t);
	node->name = known->copy;
	node->attributes = &none;
	t->open = node;
	t->last = NULL;
	if (a->n == 0)
		return;
	at = arena_array(t->arena, (size_t)a->n + 1, sizeof(*at));
	node->attributes = at;
	for (int i = 0; i < a->n; i++, at++) {
		const unsigned char **given = a->at + i * 5;

		at->name = name_of(t, (const char *)given[0])->copy;
		at->value = copy(t->arena, (const char *)given[3],
		                 (size_t)(given[4] - given[3]));
	}
}

static void
on_text(void *context, struct slice text)
{
	struct tree *t = context;

	if (t->open != NULL && t->dropped == 0)
		add(t)->text =
		    (struct slice){copy(t->arena, text.at, text.len), text.len};
}

static bool
on_end(void *context, const char *name)
{
	struct tree *t = context;

	(void)name;
	if (t->dropped > 0) {
		t->dropped--;
		return true;
	}
	t->last = t->open;
	/* Only the nodes themselves are const for readers. */
	t->open = (struct xml_node *)(uintptr_t)t->open->parent;
	return true;
}

const struct xml_node *
xml_tree(struct package *p, size_t part, struct arena *a,
         bool (*drops)(const char *))
{
	static const struct xml_events events = {on_start, on_text, on_end};
	struct tree t = {.arena = a, .drops = drops};

	if (package_size(p, part) > XML_TREE_MOST) {
		(void)package_fail(p, READ_TOO_LARGE,
		                   "a part of the file holds more than 32 MiB "
		                   "of XML");
		return NULL;
	}
	return xml_stream(p, part, a, &events, &t) ? t.root : NULL;
}

const char *
xml_attribute(const struct xml_node *node, const char *name)
{
	for (const struct xml_attribute *a = node->attributes; a->name != NULL;
	     a++)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

unsigned
xml_number(const struct xml_node *node, const char *name, unsigned most,
           unsigned otherwise)
{
	const char *value = xml_attribute(node, name);
	unsigned n = 0;

	if (value == NULL || *value == '\0')
		return otherwise;
	for (; *value != '\0'; value++) {
		if (*value < '0' || *value > '9')
			return otherwise;
		n = n * 10 + (unsigned)(*value - '0');
		if (n > most)
			return otherwise;
	}
	return n;
}

const struct xml_node *
xml_child(const struct xml_node *node, const char *name)
{
	if (node != NULL)
		for (node = node->children; node != NULL; node = node->next)
			if (xml_is(node, name))
				return node;
	return NULL;
}

const char *
xml_value(const struct xml_node *node, const char *child)
{
	const struct xml_node *n = xml_child(node, child);

	return n == NULL ? NULL : xml_attribute(n, "val");
}

bool
xml_on(const struct xml_node *node, const char *child)
{
	const struct xml_node *n = xml_child(node, child);
	const char *value = n == NULL ? "0" : xml_attribute(n, "val");

	return value == NULL ||
	       (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
	        strcmp(value, "off") != 0);
}

const struct xml_node *
xml_next(const struct xml_node *top, const struct xml_node *node)
{
	if (node->children != NULL)
		return node->children;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}
