/*
 * The XML of a package's part, as a tree or as a stream of events.
 *
 * Nothing outside the part is ever read: no network, no document type, no
 * entities but XML's own five.  Depth and length of text are libxml2's limits
 * (256 levels, 10 MB).  Names go without their prefix.
 */
#ifndef DUIBIAO_XML_PART_H
#define DUIBIAO_XML_PART_H

#include "ingest/package.h"

/* A tree of more XML than this does not fit a worker's memory. */
#define XML_TREE_MOST ((size_t)32 << 20)

/* Attributes of an element in a stream. */
struct xml_attributes {
	const unsigned char **at;
	int n;
};
struct slice xml_given(const struct xml_attributes *a, const char *name);

struct xml_events {
	void (*start)(void *context, const char *name,
	              const struct xml_attributes *a);
	void (*text)(void *context, struct slice text);
	/* False ends the stream here, which is no failure. */
	bool (*end)(void *context, const char *name);
};

/* Reads the part; the events may use the arena, whose overflow passes through
 * after everything of the parser's is freed.  False: p->failed. */
bool xml_stream(struct package *p, size_t part, struct arena *a,
                const struct xml_events *events, void *context)
    __attribute__((warn_unused_result));

/* ---- trees (xml_tree.c) ---- */

struct xml_node {
	const char *name; /* NULL for text */
	const struct xml_node *parent, *children, *next;
	struct slice text;
	const struct xml_attribute *attributes; /* up to one without a name */
};

/* The root of the part's tree, all of it in the arena; NULL: p->failed.  An
 * element that `drops` (may be NULL) says true of by its name is left out with
 * all that is in it. */
const struct xml_node *xml_tree(struct package *p, size_t part, struct arena *a,
                                bool (*drops)(const char *name))
    __attribute__((warn_unused_result));

static inline bool
xml_is(const struct xml_node *node, const char *name)
{
	return node->name != NULL && node->name[0] == name[0] &&
	       strcmp(node->name, name) == 0;
}

/* What an element is to its reader, by its name: a row of a sorted table. */
struct xml_role {
	const char *name;
	int role;
};
int xml_role(const char *name, const struct xml_role *roles, size_t n,
             int otherwise);

/* An attribute by its name without prefix; NULL without it. */
const char *xml_attribute(const struct xml_node *node, const char *name);

/* An attribute that is a small number; `otherwise` without it, or when it is
 * no number up to `most`. */
unsigned xml_number(const struct xml_node *node, const char *name,
                    unsigned most, unsigned otherwise);

/* The first child element of that name; NULL without it, or without node. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);

/* The attribute `val` of a child: <w:pStyle w:val="…"/>. */
const char *xml_value(const struct xml_node *node, const char *child);

/* A switch: <w:b/> and <w:b w:val="true"/> are on; without it off. */
bool xml_on(const struct xml_node *node, const char *child);

/* The next node of a subtree in document order, not leaving `top`. */
const struct xml_node *xml_next(const struct xml_node *top,
                                const struct xml_node *node);

#endif
