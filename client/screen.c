/*
 * A terminal gets its width and colours; a file or a pipe gets whole lines
 * and none.  COLUMNS and NO_COLOR are honoured, as everywhere.
 */
#include "client/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static enum language
language_of_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return strncmp(value, "zh", 2) == 0 ? LANGUAGE_ZH
			                                    : LANGUAGE_EN;
	}
	return LANGUAGE_EN;
}

static size_t
columns_of(int fd)
{
	struct winsize size;
	const char *given = getenv("COLUMNS");
	long n = given == NULL ? 0 : strtol(given, NULL, 10);

	if (n >= 20 && n <= 10000)
		return (size_t)n;
	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
		return size.ws_col;
	return isatty(fd) ? 80 : 0;
}

struct screen
screen_of(FILE *out)
{
	const char *no_colour = getenv("NO_COLOR");
	const char *term = getenv("TERM");
	bool terminal = isatty(fileno(out)) == 1;

	return (struct screen){
	    .out = out,
	    .columns = terminal ? columns_of(fileno(out)) : 0,
	    .colour = terminal && (no_colour == NULL || *no_colour == '\0') &&
	              term != NULL && strcmp(term, "dumb") != 0,
	    .language = language_of_locale(),
	};
}

bool
screen_language(struct screen *s, const char *name)
{
	if (strcmp(name, "zh") == 0)
		s->language = LANGUAGE_ZH;
	else if (strcmp(name, "en") == 0)
		s->language = LANGUAGE_EN;
	else
		return false;
	return true;
}

FILE *
screen_part(struct parts *l)
{
	if (l->begun)
		fputs(l->between, l->screen->out);
	l->begun = true;
	return l->screen->out;
}

const char *
screen_bold(const struct screen *s)
{
	return s->colour ? "\033[1m" : "";
}

const char *
screen_dim(const struct screen *s)
{
	return s->colour ? "\033[2m" : "";
}

const char *
screen_alarm(const struct screen *s)
{
	return s->colour ? "\033[33m" : "";
}

const char *
screen_title(const struct screen *s)
{
	return s->colour ? "\033[1;36m" : "";
}

const char *
screen_bar(const struct screen *s)
{
	return s->colour ? "\033[36m" : "";
}

const char *
screen_mark(const struct screen *s)
{
	return s->colour ? "\033[1;7m" : "";
}

const char *
screen_plain(const struct screen *s)
{
	return s->colour ? "\033[0m" : "";
}
