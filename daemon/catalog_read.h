/*
 * catalog_read - the catalog from the database's answer to catalog_names.
 */
#ifndef DUIBIAO_DAEMON_CATALOG_READ_H
#define DUIBIAO_DAEMON_CATALOG_READ_H

struct catalog;
struct pool_answer;

/* NULL: a name of an unknown sort, or out of memory. */
struct catalog *catalog_read(const struct pool_answer *);

#endif
