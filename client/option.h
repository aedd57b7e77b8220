/*
 * Command line options: rows in, settings and plain words out.  Long names
 * only, `--name VALUE` or `--name=VALUE`, before or behind the plain words;
 * `--` ends them.
 */
#ifndef DUIBIAO_CLIENT_OPTION_H
#define DUIBIAO_CLIENT_OPTION_H

#include <stdbool.h>
#include <stddef.h>

struct option {
	const char *name;     /* without dashes; '_' is written '-' */
	const char *value;    /* what the value is called; NULL: a flag */
	const char *fallback; /* shown in help; "": none */
	const char *doc;
};

struct setting {
	const struct option *option;
	const char *value; /* a flag's: "true", or "false" after --no-NAME */
};

#define OPTIONS_MOST 64

/* The options that a command takes, gathered from several tables. */
struct option_set {
	struct option at[OPTIONS_MOST];
	size_t n;
};

void option_add(struct option_set *set, struct option row);

/* The row of that name (dashes or underscores), or NULL. */
const struct option *option_find(const struct option_set *set,
                                 const char *name);

/* What the command line said. Values point into argv. */
struct arguments {
	struct setting *settings;
	size_t n_settings;
	const char **words;
	size_t n_words;
	char error[200]; /* of a command line that is wrong */
};

/* False with `error` set.  arguments_fini() in any case. */
bool arguments_parse(struct arguments *a, const struct option_set *set,
                     int argc, char *const *argv)
    __attribute__((warn_unused_result));
void arguments_fini(struct arguments *a);

/* The last value given for `name`, or NULL. */
const char *arguments_given(const struct arguments *a, const char *name);

/* The same, else the option's fallback, else NULL. */
const char *arguments_value(const struct arguments *a,
                            const struct option_set *set, const char *name);
bool arguments_flag(const struct arguments *a, const char *name);

/* A whole number from `least` to `most`; false when the value is none. */
bool arguments_number(const char *value, long least, long most, long *out)
    __attribute__((warn_unused_result));

#endif
