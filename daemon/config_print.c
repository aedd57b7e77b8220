/*
 * config_print - the tables of options and flags, and all that is printed from
 * them: a sample file, the help, the man page's list.
 */
#include <ctype.h>
#include <stdio.h>

#include "daemon/config_table.h"

#define OPTION(id, when, type, min, max, fallback, unit, help) \
	{#id, when, type, min, max, fallback, unit, help},
static const struct option_row rows[OPTION_N] = {
#include "daemon/config.def"
};
#undef OPTION

static const struct config_flag flags[CONFIG_FLAGS] = {
    {"migrate", 0, CONFIG_MIGRATE, "bring the database's schema up to date"},
    {"print-config", 'T', CONFIG_PRINT, "print the options in force, and end"},
    {"man", 0, CONFIG_MAN,
     "print options, methods, types or errors in mdoc, and end"},
    {"describe", 0, CONFIG_DESCRIBE,
     "print what rpc.discover answers, and end"},
    {"spooler", 0, CONFIG_SPOOLER, NULL},
    {"help", 'h', CONFIG_HELP, "print this, and end"},
    {"version", 'V', CONFIG_VERSION, "print the version, and end"},
};

const struct option_row *
config_row(enum option_id id)
{
	return &rows[id];
}

const struct config_flag *
config_flag(unsigned i)
{
	return &flags[i];
}

void
config_print(const struct config *config, FILE *out)
{
	for (unsigned i = 0; i < OPTION_N; i++)
		fprintf(out, "# %s (%s%s)\n%s = %s\n\n", rows[i].help,
		        rows[i].unit, rows[i].when == LIVE ? "; SIGHUP" : "",
		        rows[i].name, config->texts[i]);
}

static void
print_flag(FILE *out, const char *name)
{
	fputs("--", out);
	for (; *name != '\0'; name++)
		fputc(*name == '_' ? '-' : *name, out);
}

void
config_help(FILE *out)
{
	fputs("usage: duibiaod [-c FILE] [--OPTION VALUE ...]\n"
	      "Serves comparisons of county budgets over a Unix socket.\n"
	      "e.g.   duibiaod --state ./state --socket ./state/socket\n\n"
	      "  -c, --config FILE\n\tread options from FILE first\n",
	      out);
	for (unsigned i = 0; i < CONFIG_FLAGS; i++) {
		if (flags[i].help == NULL)
			continue;
		fputs("  ", out);
		if (flags[i].letter != 0)
			fprintf(out, "-%c, ", flags[i].letter);
		fprintf(out, "--%s\n\t%s\n", flags[i].name, flags[i].help);
	}
	for (unsigned i = 0; i < OPTION_N; i++) {
		fputs("  ", out);
		print_flag(out, rows[i].name);
		fprintf(out, " %s\n\t%s", rows[i].unit, rows[i].help);
		if (*rows[i].fallback != '\0')
			fprintf(out, " [%s]", rows[i].fallback);
		fputc('\n', out);
	}
}

void
config_man(FILE *out)
{
	for (unsigned i = 0; i < OPTION_N; i++) {
		fprintf(out, ".It Ic %s No = Ar %s\n", rows[i].name,
		        rows[i].unit);
		fprintf(out, "%c%s.\n", toupper((unsigned char)rows[i].help[0]),
		        rows[i].help + 1);
		if (*rows[i].fallback != '\0')
			fprintf(out, "Default:\n.Ql %s .\n", rows[i].fallback);
		if (rows[i].when == LIVE)
			fputs("Changes on SIGHUP.\n", out);
	}
}
