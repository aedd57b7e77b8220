/*
 * A ZIP container over bytes in memory, within bounds: the parts that a
 * document is made of, read one at a time and piece by piece, so that no part
 * is ever whole in memory here.
 *
 * The sizes that a container states are not believed: what comes out is
 * counted.  Every failure leaves its READ_ result and its reason in `failed`
 * and `reason`.
 */
#ifndef DUIBIAO_PACKAGE_H
#define DUIBIAO_PACKAGE_H

#include "ingest/reader.h"

#define PACKAGE_PARTS_MOST 10000
#define PACKAGE_PART_MOST ((size_t)96 << 20)
#define PACKAGE_ALL_MOST ((size_t)192 << 20)
/* Bytes that one packed byte may unfold to, in parts above PACKAGE_SMALL. */
#define PACKAGE_RATIO_MOST 300
#define PACKAGE_SMALL ((size_t)8 << 20)

struct package {
	struct package_zip *zip;
	enum read_result failed;
	const char *reason; /* static */
	size_t parts;
};

/* Opens the container; `bytes` stay the caller's and must outlive it.  False:
 * see `failed`.  Ends with package_close() either way. */
bool package_open(struct package *p, struct slice bytes)
    __attribute__((warn_unused_result));
void package_close(struct package *p);

/* The name as stored, borrowed; never NULL.  `i` is below p->parts. */
const char *package_name(const struct package *p, size_t i);

/* The part of that name, however its letters are cased. */
bool package_find(const struct package *p, const char *name, size_t *i)
    __attribute__((warn_unused_result));

/* The size that the container states. */
size_t package_size(const struct package *p, size_t i);

/* Opens a part, one at a time. */
bool package_part(struct package *p, size_t i)
    __attribute__((warn_unused_result));

/* The next bytes of the open part: how many, 0 at its end, -1 on failure. */
int package_read(struct package *p, char *out, int most);

void package_part_close(struct package *p);

/* Notes a failure that a reader of parts found; always false. */
bool package_fail(struct package *p, enum read_result why, const char *reason);

#endif
