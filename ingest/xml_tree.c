/*
 * A part's tree, and how trees are walked.
 */
#include "ingest/xml_build.h"

static void
on_start(void *context, const char *name, const struct xml_attributes *a)
{
	struct xml_build *t = context;
	struct xml_attribute *at = xml_build_open(t, name, (size_t)a->n);

	for (int i = 0; at != NULL && i < a->n; i++) {
		const unsigned char **given = a->at + i * 5;

		xml_build_set(t, at + i, (const char *)given[0],
		              (struct slice){(const char *)given[3],
		                             (size_t)(given[4] - given[3])});
	}
}

static void
on_text(void *context, struct slice text)
{
	xml_build_text(context, text);
}

static bool
on_end(void *context, const char *name)
{
	(void)name;
	xml_build_close(context);
	return true;
}

const struct xml_node *
xml_tree(struct package *p, size_t part, struct arena *a,
         bool (*drops)(const char *))
{
	static const struct xml_events events = {on_start, on_text, on_end};
	struct xml_build t = {.arena = a, .drops = drops};

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

int
xml_role(const char *name, const struct xml_role *roles, size_t n,
         int otherwise)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = (low + n) / 2;
		int order = strcmp(name, roles[middle].name);

		if (order == 0)
			return roles[middle].role;
		if (order < 0)
			n = middle;
		else
			low = middle + 1;
	}
	return otherwise;
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
