/*
 * An office document: a package whose parts are linked to one another.  Links
 * and trees are the arena's.
 */
#ifndef DUIBIAO_OFFICE_H
#define DUIBIAO_OFFICE_H

#include "ingest/xml_part.h"

struct office_link {
	const char *id, *type; /* the type's last word: "worksheet" */
	const char *target;    /* the part's name */
};

struct office_links {
	LIST_OF(struct office_link) list;
};

struct office {
	struct package package;
	struct arena *arena;
	const char *main; /* the name of the main part */
	struct office_links links;
};

/* The links of the part `name` ("" for the package itself); none is no
 * failure.  Targets outside the package are left out. */
void office_links(struct office *o, const char *name, struct office_links *out);

/* The first part that is linked so; NULL without it. */
const char *office_of_type(const struct office_links *l, const char *type);
const char *office_of_id(const struct office_links *l, const char *id);

/* Fills `main` and its `links`; false without a main part. */
bool office_main(struct office *o) __attribute__((warn_unused_result));

/* The root of a part's tree; NULL when it is missing (package.failed unset) or
 * cannot be read. */
const struct xml_node *office_tree(struct office *o, const char *name);

/* ---- the readers of the main part ---- */

enum read_result docx_read(struct office *o, const struct xml_node *root,
                           struct document *out, const char **reason);
enum read_result xlsx_read(struct office *o, const struct xml_node *root,
                           struct document *out, const char **reason);

#endif
