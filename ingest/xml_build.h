/*
 * Builds a tree of xml_part.h in the arena out of a parser's events, an office
 * document's or a web page's: it needs a third of the time and of the memory
 * of libxml2's own, and nobody has to free it.
 */
#ifndef DUIBIAO_XML_BUILD_H
#define DUIBIAO_XML_BUILD_H

#include "ingest/xml_part.h"

#define XML_BUILD_NAMES 1024 /* a power of two */

struct xml_attribute {
	const char *name, *value;
};

/* Starts as zeros but for the arena and `drops`, as xml_tree() has it. */
struct xml_build {
	struct arena *arena;
	struct xml_node *root, *open; /* the open element */
	struct xml_node *last;        /* of its children */
	unsigned depth;   /* of the open element, those left out too */
	unsigned dropped; /* elements open inside one left out */
	bool (*drops)(const char *name);
	struct xml_build_name {
		const char *given, *copy;
		bool drop;
	} names[XML_BUILD_NAMES];
};

/* Opens an element; `n` attributes are to be set where it points to.  NULL when
 * it is left out.  The parser gives equal names at equal addresses. */
struct xml_attribute *xml_build_open(struct xml_build *t, const char *name,
                                     size_t n);

/* Sets one of them; both are copied. */
void xml_build_set(struct xml_build *t, struct xml_attribute *at,
                   const char *name, struct slice value);

void xml_build_text(struct xml_build *t, struct slice text);
void xml_build_close(struct xml_build *t);

#endif
