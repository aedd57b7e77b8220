/*
 * Provinces, prefectures and counties: today's, by code and by every name that
 * papers use for them (full, short as 凉山州 for 凉山彝族自治州, former as
 * 崇礼县).
 */
#ifndef DUIBIAO_DIVISION_H
#define DUIBIAO_DIVISION_H

#include "ingest/slice.h"

enum division_level { DIVISION_PROVINCE, DIVISION_PREFECTURE, DIVISION_COUNTY };

/* One division of today. */
struct division {
	enum division_level level;
	const char *code, *name;
	const char *prefecture; /* its own name for a prefecture; may be "" */
	const char *province;
	const struct division *parent; /* NULL for a province */
};

/* A name as it stands in a text, and what it may mean. */
struct place {
	struct slice text;
	const struct division *const *is; /* borrowed */
	unsigned n;
	bool former; /* none of them has this name today */
};

struct divisions;

/* NULL when memory is out. */
struct divisions *divisions_new(void);
void divisions_free(struct divisions *d);

/* The longest name that `s` begins with. */
bool division_at(const struct divisions *d, struct slice s, struct place *out);

/* NULL when the code is not in use today. */
const struct division *division_by_code(const struct divisions *d,
                                        struct slice code);

/* The division right below `parent` whose name without its last character
 * (县, 区, 市 …) is `stem`; NULL for none. */
const struct division *division_below(const struct divisions *d,
                                      const struct division *parent,
                                      struct slice stem);

/* Is `d` the division `other`, or inside it? */
bool division_within(const struct division *d, const struct division *other);

#endif
