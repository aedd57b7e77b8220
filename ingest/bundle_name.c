/*
 * Members' names: in whatever encoding the packing program's system had, with
 * its slashes, and at times made to lead out of a folder.  Nobody opens them,
 * but they are shown and kept.
 */
#include "ingest/bundle_part.h"

#include <stdio.h>

#include "ingest/charset.h"
#include "ingest/utf8.h"

static bool
is_control(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f;
}

static bool
is_dots(struct slice step)
{
	return slice_is(step, SLICE(".")) || slice_is(step, SLICE(".."));
}

/* The step at the start of `rest`, which then begins behind its slash. */
static struct slice
next_step(struct slice *rest)
{
	const char *slash = memchr(rest->at, '/', rest->len);
	size_t n = slash == NULL ? rest->len : (size_t)(slash - rest->at);
	struct slice step = {rest->at, n};

	*rest = slice_from(*rest, n + 1);
	return step;
}

bool
bundle_name_is_clean(struct slice name)
{
	struct slice rest = name;

	if (name.len == 0 || name.len > BUNDLE_NAME_MOST || !utf8_valid(name) ||
	    name.at[name.len - 1] == '/')
		return false;
	while (rest.len > 0) {
		struct slice step = next_step(&rest);

		if (step.len == 0 || is_dots(step))
			return false;
	}
	for (size_t i = 0; i < name.len; i++)
		if (is_control(name.at[i]))
			return false;
	return true;
}

/* The name as clean text, with slashes and without control characters. */
static bool
readable(const char *stored, struct arena *a, struct slice *out)
{
	struct slice text;
	bool damaged;
	char *at;

	if (charset_read(slice_of(stored), a, &text, &damaged) ==
	        CHARSET_NONE ||
	    damaged)
		return false;
	at = arena_alloc(a, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		at[i] = (char)(text.at[i] == '\\'       ? '/'
		               : is_control(text.at[i]) ? '_'
		                                        : text.at[i]);
	*out = (struct slice){at, text.len};
	return true;
}

struct slice
bundle_name(const char *stored, size_t number, struct arena *a)
{
	struct slice rest = SLICE_NONE, name;
	char *out = arena_alloc(a, BUNDLE_NAME_MOST + 32);
	size_t n = 0;

	if (readable(stored, a, &rest))
		while (rest.len > 0) {
			struct slice step = next_step(&rest);

			if (step.len == 0 || is_dots(step))
				continue;
			if (n + 1 >= BUNDLE_NAME_MOST)
				break;
			step.len = utf8_cut(step, BUNDLE_NAME_MOST - n - 1);
			if (n > 0)
				out[n++] = '/';
			memcpy(out + n, step.at, step.len);
			n += step.len;
		}
	name = (struct slice){out, n};
	if (!bundle_name_is_clean(name))
		name.len = (size_t)snprintf(out, 32, "member %zu", number + 1);
	return name;
}

/* Names that systems leave beside documents. */
static const char *const litter[] = {"Thumbs.db", "desktop.ini"};

bool
bundle_is_litter(const char *stored)
{
	const char *base = strrchr(stored, '/');
	size_t n = strlen(stored);

	base = base == NULL ? stored : base + 1;
	for (size_t i = 0; i < sizeof(litter) / sizeof(litter[0]); i++)
		if (strcmp(base, litter[i]) == 0)
			return true;
	return n == 0 || stored[n - 1] == '/' || stored[n - 1] == '\\' ||
	       base[0] == '.' || strncmp(base, "~$", 2) == 0 ||
	       strncmp(stored, "__MACOSX/", 9) == 0;
}
