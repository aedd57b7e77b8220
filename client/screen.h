/*
 * Where answers are shown: how wide, in which language, with colours or not.
 */
#ifndef DUIBIAO_CLIENT_SCREEN_H
#define DUIBIAO_CLIENT_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum language { LANGUAGE_EN, LANGUAGE_ZH };
#define LANGUAGES 2

struct screen {
	FILE *out;
	size_t columns; /* 0: as wide as it gets */
	bool colour;
	bool markdown; /* tables and lines as Markdown */
	enum language language;
};

/* What `out` is, by the terminal and the environment. */
struct screen screen_of(FILE *out);

/* "zh", "en"; false for any other name. */
bool screen_language(struct screen *s, const char *name)
    __attribute__((warn_unused_result));

/* Parts of one line, with something between them. */
struct parts {
	const struct screen *screen;
	const char *between;
	bool begun;
};

/* Where the next part goes. */
FILE *screen_part(struct parts *l);

/* Terminal sequences; "" without colours. */
const char *screen_bold(const struct screen *s);
const char *screen_dim(const struct screen *s);
const char *screen_alarm(const struct screen *s);
const char *screen_title(const struct screen *s);
const char *screen_bar(const struct screen *s);
const char *screen_mark(const struct screen *s);
const char *screen_plain(const struct screen *s);

#endif
