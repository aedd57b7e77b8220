/*
 * config_table - the rows of config.def and the flags that are no options, for
 * those that read them (config.c) and those that print them (config_print.c).
 */
#ifndef DUIBIAO_DAEMON_CONFIG_TABLE_H
#define DUIBIAO_DAEMON_CONFIG_TABLE_H

#include <stdint.h>

#include "daemon/config.h"

enum option_type { TEXT, COUNT, SIZE, DURATION, MODE };
enum option_when { FIXED, LIVE };

struct option_row {
	const char *name;
	enum option_when when;
	enum option_type type;
	uint64_t min, max;
	const char *fallback, *unit, *help;
};

/* What the program is asked to be. */
struct config_flag {
	const char *name;
	char letter; /* 0: none */
	enum config_mode mode;
	const char *help; /* NULL: not for users */
};

enum { CONFIG_FLAGS = 7 };

const struct option_row *config_row(enum option_id);
const struct config_flag *config_flag(unsigned);

#endif
