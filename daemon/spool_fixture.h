/*
 * For tests: a spool in a folder of its own under /tmp.
 */
#ifndef DUIBIAO_DAEMON_SPOOL_FIXTURE_H
#define DUIBIAO_DAEMON_SPOOL_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "daemon/spool.h"

static char folder[32];
static struct spool spool;

/* cmocka's setup and teardown. */
static inline int
spool_set_up(void **state)
{
	char why[SPOOL_WHY];

	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/duibiao-test-XXXXXX");
	return mkdtemp(folder) != NULL && spool_open(&spool, folder, why) ? 0
	                                                                  : -1;
}

static inline int
spool_remove_entry(const char *path, const struct stat *st, int type,
                   struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static inline int
spool_tear_down(void **state)
{
	(void)state;
	spool_close(&spool);
	return nftw(folder, spool_remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

#endif
