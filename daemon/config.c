/*
 * config - see config.h.  A value is read in three steps that never mix: its
 * text is found (default, file, command line), checked against its row, and
 * put into its member.  config.texts owns the texts.
 */
#include "daemon/config.h"

#include <ctype.h>
#include <errno.h>
#include <grp.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config_table.h"
#include "daemon/log.h"

static bool __attribute__((format(printf, 2, 3)))
complain(char why[CONFIG_WHY], const char *format, ...)
{
	va_list values;
	va_start(values, format);
	vsnprintf(why, CONFIG_WHY, format, values);
	va_end(values);
	return false;
}

/* ---- texts to values ---- */

struct suffix {
	const char *name;
	uint64_t factor;
};

/* A whole number in `base`, then one of the suffixes. */
static bool
parse_number(const char *text, int base, const struct suffix *suffix,
             uint64_t *value)
{
	if (!isdigit((unsigned char)*text))
		return false;
	char *end;
	errno = 0;
	uint64_t number = strtoull(text, &end, base);
	if (errno != 0)
		return false;
	for (; suffix->name != NULL; suffix++)
		if (strcmp(end, suffix->name) == 0)
			return !__builtin_mul_overflow(number, suffix->factor,
			                               value);
	return false;
}

static bool
parse_typed(enum option_type type, const char *text, uint64_t *value)
{
	static const struct suffix none[] = {{"", 1}, {NULL, 0}};
	static const struct suffix size[] = {
	    {"", 1}, {"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {NULL, 0}};
	static const struct suffix time[] = {
	    {"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {NULL, 0}};
	switch (type) {
	case TEXT:
		*value = strlen(text);
		return true;
	case COUNT:
		return parse_number(text, 10, none, value);
	case SIZE:
		return parse_number(text, 10, size, value);
	case DURATION:
		return parse_number(text, 10, time, value);
	case MODE:
		return parse_number(text, 8, none, value);
	}
	return false;
}

static const char *
type_hint(enum option_type type)
{
	switch (type) {
	case TEXT:
		return "a text";
	case COUNT:
		return "a whole number";
	case SIZE:
		return "a size like 4096, 64K, 1M or 2G";
	case DURATION:
		return "a duration like 500ms, 20s or 5m";
	case MODE:
		return "an octal mode like 0660";
	}
	return "";
}

/* Writes a limit as a user would: in the row's own notation. */
static const char *
limit_text(enum option_type type, uint64_t value, char room[32])
{
	if (type == MODE)
		snprintf(room, 32, "0%" PRIo64, value);
	else
		snprintf(room, 32, "%" PRIu64 "%s", value,
		         type == DURATION ? "ms" : "");
	return room;
}

static bool
check(const struct option_row *row, const char *text, uint64_t *value,
      char why[CONFIG_WHY])
{
	if (!parse_typed(row->type, text, value))
		return complain(why, "%s: \"%.60s\" is not %s", row->name, text,
		                type_hint(row->type));
	char low[32], high[32];
	if (*value < row->min || *value > row->max)
		return complain(why, "%s: %s%.60s is not between %s and %s",
		                row->name,
		                row->type == TEXT ? "length of " : "", text,
		                limit_text(row->type, row->min, low),
		                limit_text(row->type, row->max, high));
	return true;
}

/* ---- values to members ---- */

#define STORE_TEXT(config, id, value) (config)->texts[OPTION_##id]
#define STORE_COUNT(config, id, value) (unsigned)(value)
#define STORE_SIZE(config, id, value) (size_t)(value)
#define STORE_DURATION(config, id, value) (unsigned)(value)
#define STORE_MODE(config, id, value) (unsigned)(value)

static void
store(struct config *config, enum option_id which, uint64_t value)
{
	switch (which) {
#define OPTION(id, when, type, min, max, fallback, unit, help) \
	case OPTION_##id:                                      \
		config->id = STORE_##type(config, id, value);  \
		break;
#include "daemon/config.def"
#undef OPTION
	case OPTION_N:
		break;
	}
}

static bool
set(struct config *config, enum option_id which, const char *text,
    char why[CONFIG_WHY])
{
	uint64_t value = 0;
	if (!check(config_row(which), text, &value, why))
		return false;
	char *copy = strdup(text);
	if (copy == NULL)
		return complain(why, "out of memory");
	free(config->texts[which]);
	config->texts[which] = copy;
	store(config, which, value);
	return true;
}

/* The row of a name written with - or _; OPTION_N if there is none. */
static enum option_id
find_row(const char *name, size_t n)
{
	for (unsigned i = 0; i < OPTION_N; i++) {
		size_t k = 0;
		while (k < n &&
		       config_row((enum option_id)i)->name[k] != '\0' &&
		       (config_row((enum option_id)i)->name[k] == name[k] ||
		        (config_row((enum option_id)i)->name[k] == '_' &&
		         name[k] == '-')))
			k++;
		if (k == n && config_row((enum option_id)i)->name[k] == '\0')
			return (enum option_id)i;
	}
	return OPTION_N;
}

/* ---- the file ---- */

static char *
trim(char *s)
{
	while (isspace((unsigned char)*s))
		s++;
	size_t n = strlen(s);
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		s[--n] = '\0';
	return s;
}

/* One line: nothing, a comment, or  name = value. */
static bool
read_line(struct config *config, char *line, const char *where,
          char why[CONFIG_WHY])
{
	char *text = trim(line);
	if (*text == '\0' || *text == '#')
		return true;
	char *equals = strchr(text, '=');
	if (equals == NULL)
		return complain(why, "%.120s: \"%.60s\" is not: name = value",
		                where, text);
	*equals = '\0';
	char *name = trim(text), *value = trim(equals + 1);
	enum option_id which = find_row(name, strlen(name));
	if (which == OPTION_N)
		return complain(why, "%.150s: no option is called \"%.60s\"",
		                where, name);
	char reason[CONFIG_WHY];
	if (!set(config, which, value, reason))
		return complain(why, "%.100s: %.150s", where, reason);
	return true;
}

static bool
read_file(struct config *config, const char *path, char why[CONFIG_WHY])
{
	FILE *file = fopen(path, "re");
	if (file == NULL)
		return complain(why, "%.150s: %s", path, strerror(errno));
	bool ok = true;
	char *line = NULL;
	size_t room = 0;
	for (unsigned n = 1; ok && getline(&line, &room, file) >= 0; n++) {
		char where[160];
		snprintf(where, sizeof(where), "%.140s:%u", path, n);
		ok = read_line(config, line, where, why);
	}
	if (ok && ferror(file))
		ok = complain(why, "%.150s: %s", path, strerror(errno));
	free(line);
	fclose(file);
	return ok;
}

/* ---- the command line ---- */

static bool
find_mode(const char *word, enum config_mode *mode)
{
	for (unsigned i = 0; i < CONFIG_FLAGS; i++) {
		bool is_letter = word[0] == '-' && word[1] != '\0' &&
		                 word[1] == config_flag(i)->letter &&
		                 word[2] == '\0';
		bool is_name = strncmp(word, "--", 2) == 0 &&
		               strcmp(word + 2, config_flag(i)->name) == 0;
		if (is_letter || is_name) {
			*mode = config_flag(i)->mode;
			return true;
		}
	}
	return false;
}

/* -c FILE, --config FILE, --config=FILE. */
static bool
is_file_flag(const char *word)
{
	return strcmp(word, "-c") == 0 || strcmp(word, "--config") == 0 ||
	       strncmp(word, "--config=", 9) == 0;
}

/*
 * Walks over the words: first for the file (`rows_too` false), which is read
 * before any option of the line, then for the options.
 */
static bool
read_words(struct config *config, int argc, char **argv, bool rows_too,
           char why[CONFIG_WHY])
{
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		if (find_mode(word, &config->mode)) {
			if (config->mode == CONFIG_MAN && i + 1 < argc)
				config->what = argv[++i];
			continue;
		}
		size_t n = strcspn(word, "=");
		enum option_id which = OPTION_N;
		if (n > 2 && strncmp(word, "--", 2) == 0)
			which = find_row(word + 2, n - 2);
		bool file = is_file_flag(word);
		if (!file && which == OPTION_N)
			return complain(why, "unknown option \"%.60s\"", word);
		const char *value = word[n] == '=' ? word + n + 1 : argv[i + 1];
		if (word[n] != '=' && ++i >= argc)
			return complain(why, "%.60s needs a value", word);
		if (file)
			config->file = value;
		else if (rows_too && !set(config, which, value, why))
			return false;
	}
	return true;
}

bool
config_read(struct config *config, int argc, char **argv, char why[CONFIG_WHY])
{
	*config = (struct config){
	    .worker_fd = -1, .reference_fd = -1, .labels_fd = -1};
	for (unsigned i = 0; i < OPTION_N; i++)
		if (!set(config, (enum option_id)i,
		         config_row((enum option_id)i)->fallback, why))
			return false;
	if (!read_words(config, argc, argv, false, why))
		return false;
	if (config->file != NULL && !read_file(config, config->file, why))
		return false;
	if (!read_words(config, argc, argv, true, why))
		return false;
	enum log_level level;
	if (!log_level_named(config->log_level, &level))
		return complain(why,
		                "log_level: \"%s\" is none of error, "
		                "warning, notice, info, debug",
		                config->log_level);
	return true;
}

void
config_reload(struct config *config, const struct config *fresh)
{
	for (unsigned i = 0; i < OPTION_N; i++) {
		const char *text = fresh->texts[i];
		if (strcmp(config->texts[i], text) == 0)
			continue;
		char why[CONFIG_WHY] = "needs a restart";
		bool taken = config_row((enum option_id)i)->when == LIVE &&
		             set(config, (enum option_id)i, text, why);
		log_event(taken ? LOG_LEVEL_NOTICE : LOG_LEVEL_WARNING,
		          "config.reload",
		          "option=%s value=\"%s\" taken=%s%s%s",
		          config_row((enum option_id)i)->name, text,
		          taken ? "yes" : "no",
		          taken ? "" : " why=", taken ? "" : why);
	}
}

void
config_free(struct config *config)
{
	for (unsigned i = 0; i < OPTION_N; i++) {
		free(config->texts[i]);
		config->texts[i] = NULL;
	}
}
