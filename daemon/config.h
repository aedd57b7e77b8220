/*
 * config - every option of the daemon, from one table (config.def).
 *
 * The rows make the members of struct config, the parser of the file and of
 * the command line (the line wins), the limits, the help, the sample file (-T)
 * and the man page's list.  Sizes are bytes, durations milliseconds; a user
 * writes 64M or 20s.  A row that is LIVE may change on SIGHUP, a FIXED one
 * keeps its value until a restart.  The texts belong to the config.
 */
#ifndef DUIBIAO_DAEMON_CONFIG_H
#define DUIBIAO_DAEMON_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define OPTION_C_TEXT const char *
#define OPTION_C_COUNT unsigned
#define OPTION_C_SIZE size_t
#define OPTION_C_DURATION unsigned
#define OPTION_C_MODE unsigned

#define OPTION(id, when, type, min, max, fallback, unit, help) OPTION_##id,
enum option_id {
#include "daemon/config.def"
	OPTION_N
};
#undef OPTION

/* What the program was asked to be. */
enum config_mode {
	CONFIG_SERVE,
	CONFIG_MIGRATE,
	CONFIG_SPOOLER,
	CONFIG_PRINT,    /* -T: the options in force, as a file */
	CONFIG_MAN,      /* the option list as mdoc */
	CONFIG_DESCRIBE, /* what rpc.discover answers */
	CONFIG_HELP,
	CONFIG_VERSION,
};

enum { CONFIG_WHY = 256 };

struct config {
#define OPTION(id, when, type, min, max, fallback, unit, help) \
	OPTION_C_##type id;
#include "daemon/config.def"
#undef OPTION
	enum config_mode mode;
	const char *file;      /* -c, or NULL */
	const char *what;      /* of CONFIG_MAN: which list */
	char *texts[OPTION_N]; /* what the members were read from */
	/*
	 * Opened by main before privileges are dropped, because the user that
	 * remains may not reach these paths; -1 where there is none.
	 */
	int worker_fd;    /* the worker's binary: fexecve() */
	int reference_fd; /* the folder of the reference files: openat() */
	int labels_fd;    /* the folder of the label tables: openat() */
};

/*
 * Reads the defaults, the file and the command line.  On false, `why` says
 * what is wrong and where.  config_free() is due in either case.
 */
bool config_read(struct config *, int argc, char **argv, char why[CONFIG_WHY])
    __attribute__((warn_unused_result));

/* Takes over the LIVE rows of `fresh`; FIXED ones that differ are logged. */
void config_reload(struct config *, const struct config *fresh);

void config_free(struct config *);

/* -T, --help and the man page's list. */
void config_print(const struct config *, FILE *);
void config_help(FILE *);
void config_man(FILE *);

#endif
