/*
 * Names are kept once each: the parser gives equal names at equal addresses.
 */
#include "ingest/xml_build.h"

static char *
copy(struct arena *a, const char *at, size_t n)
{
	char *out = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(out, at, n);
	return out;
}

static const struct xml_build_name *
name_of(struct xml_build *t, const char *given)
{
	size_t i =
	    ((uintptr_t)given >> 3 ^ (uintptr_t)given >> 13) % XML_BUILD_NAMES;
	struct xml_build_name *name = &t->names[i];

	if (name->given != given) {
		name->given = given;
		name->copy = copy(t->arena, given, strlen(given));
		name->drop = t->drops != NULL && t->drops(given);
	}
	return name;
}

static struct xml_node *
add(struct xml_build *t)
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

struct xml_attribute *
xml_build_open(struct xml_build *t, const char *name, size_t n)
{
	static const struct xml_attribute none = {NULL, NULL};
	const struct xml_build_name *known = name_of(t, name);
	struct xml_attribute *at = NULL;
	struct xml_node *node;

	t->depth++;
	if (t->dropped > 0 || known->drop) {
		t->dropped++;
		return NULL;
	}
	node = add(t);
	node->name = known->copy;
	node->attributes = &none;
	t->open = node;
	t->last = NULL;
	if (n > 0) {
		at = arena_array(t->arena, n + 1, sizeof(*at));
		node->attributes = at;
	}
	return at;
}

void
xml_build_set(struct xml_build *t, struct xml_attribute *at, const char *name,
              struct slice value)
{
	at->name = name_of(t, name)->copy;
	at->value = copy(t->arena, value.at, value.len);
}

void
xml_build_text(struct xml_build *t, struct slice text)
{
	if (t->open != NULL && t->dropped == 0)
		add(t)->text =
		    (struct slice){copy(t->arena, text.at, text.len), text.len};
}

void
xml_build_close(struct xml_build *t)
{
	t->depth--;
	if (t->dropped > 0) {
		t->dropped--;
		return;
	}
	t->last = t->open;
	/* Only the nodes themselves are const for readers. */
	t->open = (struct xml_node *)(uintptr_t)t->open->parent;
}
