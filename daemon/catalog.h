/*
 * catalog - the names that parameters are checked against: divisions,
 * measures, kinds of department and topics, as the database holds them.
 *
 * A county is known by its code, by its name where only one has it, or by its
 * name behind its province and prefecture, whole or short: 河北省曲阳县,
 * 河北保定曲阳县, 河北省/保定市/曲阳县.  Where several fit, and exactly one of
 * them has a current disclosure in the database, that one is meant.  A text
 * that fits none is looked up among the codes and names that counties had: a
 * code stays as it is, a name gives the code of today where the county has one.
 * Quotation marks in the name of a measure need not be typed.
 * Nothing else is guessed: a text that still fits several, or none, is refused
 * with those that fit or come near.
 */
#ifndef DUIBIAO_DAEMON_CATALOG_H
#define DUIBIAO_DAEMON_CATALOG_H

#include <stdbool.h>

#include "daemon/nearest.h"
#include "ingest/slice.h"

struct catalog;

struct catalog *catalog_new(void);
void catalog_free(struct catalog *);

/*
 * One name, in the words of sql/catalog_names.sql; NULL or "" where there is
 * none.
 */
struct catalog_row {
	const char *sort, *code, *name, *prefecture, *province, *aliases;
	bool published;
};

/* Copies a row.  False: an unknown sort, or out of memory. */
bool catalog_add(struct catalog *, const struct catalog_row *)
    __attribute__((warn_unused_result));

/* After the last: makes it fit for looking up. */
void catalog_seal(struct catalog *);

enum catalog_found { CATALOG_ONE, CATALOG_NONE, CATALOG_SEVERAL };

/*
 * What a user wrote to what the database knows (borrowed from the catalog).
 * When it is not one, `near` is filled: with the several, those that have
 * published first, or with the nearest.
 */
enum catalog_found catalog_county(const struct catalog *, struct slice text,
                                  struct slice *code, struct nearest *near);
enum catalog_found catalog_measure(const struct catalog *, struct slice text,
                                   struct slice *code, struct nearest *near);
enum catalog_found catalog_kind(const struct catalog *, struct slice text,
                                struct slice *code, struct nearest *near);
enum catalog_found catalog_topic(const struct catalog *, struct slice text,
                                 struct slice *code, struct nearest *near);
/* Gives the province's whole name. */
enum catalog_found catalog_province(const struct catalog *, struct slice text,
                                    struct slice *name, struct nearest *near);

unsigned catalog_size(const struct catalog *);

#endif
