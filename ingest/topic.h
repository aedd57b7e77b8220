/*
 * What a project or a purchase is for: labels/topics.tsv as an index.
 */
#ifndef DUIBIAO_TOPIC_H
#define DUIBIAO_TOPIC_H

#include "ingest/slice.h"

struct topics;

/* NULL when memory is out. */
struct topics *topics_new(void);
void topics_free(struct topics *t);

/* The topic of a project by its name; SLICE_NONE if none fits. */
struct slice topic_of_name(const struct topics *t, struct slice name);

/* Whether a word of `topic` stands in `text`. */
bool topic_in(const struct topics *t, struct slice text, struct slice topic);

/* The topic of a purchase: by its code, else by the item, else by the
 * project that it belongs to. */
struct slice topic_of_purchase(const struct topics *t, struct slice code,
                               struct slice item, struct slice project);

#endif
