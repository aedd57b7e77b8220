/*
 * `duibiaod --migrate`: brings a database up to date, then ends.  A process of
 * its own, started by the daemon or by an operator, so it may block.
 */
#ifndef DUIBIAO_DAEMON_MIGRATE_H
#define DUIBIAO_DAEMON_MIGRATE_H

/* Exit statuses besides 0. */
enum {
	MIGRATE_FAILED = 1,
	MIGRATE_NO_REFERENCE = 65, /* a reference file is missing or wrong */
	MIGRATE_AWAY = 75,         /* the database cannot be reached now */
	MIGRATE_REFUSED = 78       /* it is newer than we, or not for us */
};

struct config;

int migrate_main(const struct config *);

#endif
