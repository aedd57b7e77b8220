/*
 * getopt_long() would do the splitting, but not the nearest name, nor rows
 * that come from the method table, nor the same rules for every command.
 */
#include "client/option.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/nearest.h"

void
option_add(struct option_set *set, struct option row)
{
	assert(set->n < OPTIONS_MOST);
	set->at[set->n++] = row;
}

static bool
same_name(const char *name, const char *given, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name[i] != given[i] && !(name[i] == '_' && given[i] == '-'))
			return false;
	return name[n] == '\0';
}

static const struct option *
find(const struct option_set *set, const char *given, size_t n)
{
	for (size_t i = 0; i < set->n; i++)
		if (strlen(set->at[i].name) == n &&
		    same_name(set->at[i].name, given, n))
			return &set->at[i];
	return NULL;
}

const struct option *
option_find(const struct option_set *set, const char *name)
{
	return find(set, name, strlen(name));
}

static bool
fail_unknown(struct arguments *a, const struct option_set *set,
             const char *given, size_t n)
{
	char name[64], dashed[64];
	struct nearest near = {0};

	snprintf(name, sizeof(name), "%.*s", (int)n, given);
	snprintf(dashed, sizeof(dashed), "%s", name);
	for (char *p = dashed; *p != '\0'; p++)
		if (*p == '-')
			*p = '_';
	for (size_t i = 0; i < set->n; i++)
		nearest_offer(&near, slice_of(dashed),
		              slice_of(set->at[i].name));
	if (near.n > 0)
		snprintf(a->error, sizeof(a->error),
		         "there is no option --%s; did you mean --%.*s?", name,
		         (int)near.name[0].len, near.name[0].at);
	else
		snprintf(a->error, sizeof(a->error), "there is no option --%s",
		         name);
	for (char *p = a->error; *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
	return false;
}

static void
set_to(struct arguments *a, const struct option *o, const char *value)
{
	a->settings[a->n_settings++] = (struct setting){o, value};
}

/* One `--…` word; `next` is the one behind it or NULL, taken if needed. */
static bool
take_option(struct arguments *a, const struct option_set *set, const char *word,
            const char *next, bool *took_next)
{
	const char *name = word + 2;
	size_t n = strcspn(name, "=");
	const char *value = name[n] == '=' ? name + n + 1 : NULL;
	const struct option *o = find(set, name, n);

	if (o == NULL && value == NULL && strncmp(name, "no-", 3) == 0) {
		o = find(set, name + 3, n - 3);
		if (o != NULL && o->value == NULL) {
			set_to(a, o, "false");
			return true;
		}
		o = NULL;
	}
	if (o == NULL)
		return fail_unknown(a, set, name, n);
	if (o->value == NULL && value != NULL) {
		snprintf(a->error, sizeof(a->error),
		         "option --%.*s takes no value", (int)n, name);
		return false;
	}
	if (o->value != NULL && value == NULL) {
		value = next;
		*took_next = true;
	}
	if (o->value != NULL && value == NULL) {
		snprintf(a->error, sizeof(a->error),
		         "option --%.*s needs a value: %s", (int)n, name,
		         o->value);
		return false;
	}
	set_to(a, o, o->value == NULL ? "true" : value);
	return true;
}

/* The two short options that everybody types. */
static const char *
long_name(const char *word)
{
	if (strcmp(word, "-h") == 0)
		return "--help";
	return strcmp(word, "-o") == 0 ? "--output" : word;
}

bool
arguments_parse(struct arguments *a, const struct option_set *set, int argc,
                char *const *argv)
{
	size_t room = (size_t)argc + 1;
	bool options = true;

	*a = (struct arguments){.settings = calloc(room, sizeof(*a->settings)),
	                        .words = calloc(room, sizeof(*a->words))};
	if (a->settings == NULL || a->words == NULL) {
		snprintf(a->error, sizeof(a->error), "out of memory");
		return false;
	}
	for (int i = 0; i < argc; i++) {
		const char *word = long_name(argv[i]);
		bool took_next = false;

		if (options && strcmp(word, "--") == 0) {
			options = false;
		} else if (options && strncmp(word, "--", 2) == 0) {
			if (!take_option(a, set, word,
			                 i + 1 < argc ? argv[i + 1] : NULL,
			                 &took_next))
				return false;
			i += took_next;
		} else if (options && word[0] == '-' && word[1] != '\0') {
			snprintf(
			    a->error, sizeof(a->error),
			    "there is no option %s; options have long names",
			    word);
			return false;
		} else {
			a->words[a->n_words++] = argv[i];
		}
	}
	return true;
}

void
arguments_fini(struct arguments *a)
{
	free(a->settings);
	free(a->words);
}

const char *
arguments_given(const struct arguments *a, const char *name)
{
	for (size_t i = a->n_settings; i-- > 0;)
		if (strcmp(a->settings[i].option->name, name) == 0)
			return a->settings[i].value;
	return NULL;
}

const char *
arguments_value(const struct arguments *a, const struct option_set *set,
                const char *name)
{
	const char *value = arguments_given(a, name);
	const struct option *o = option_find(set, name);

	if (value == NULL && o != NULL && o->fallback[0] != '\0')
		value = o->fallback;
	return value;
}

bool
arguments_flag(const struct arguments *a, const char *name)
{
	const char *value = arguments_given(a, name);

	return value != NULL && strcmp(value, "true") == 0;
}

bool
arguments_number(const char *value, long least, long most, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(value, &end, 10);
	return end != value && *end == '\0' && errno == 0 && *out >= least &&
	       *out <= most;
}
