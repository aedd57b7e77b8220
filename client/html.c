/*
 * The one place where text becomes markup.
 */
#include "client/html.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "client/number.h"

void
html_slice(FILE *out, struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == '&')
			fputs("&amp;", out);
		else if (c == '<')
			fputs("&lt;", out);
		else if (c == '>')
			fputs("&gt;", out);
		else if (c == '"')
			fputs("&quot;", out);
		else if (c == '\'')
			fputs("&#39;", out);
		else if (c < ' ' || c == 0x7f)
			putc(' ', out);
		else
			putc(c, out);
	}
}

void
html_text(FILE *out, const char *text)
{
	html_slice(out, slice_of(text == NULL ? "–" : text));
}

void
html_term(FILE *out, enum language language, const char *code)
{
	char *text = code == NULL ? NULL : strdup(term(code, language));

	for (char *p = text; p != NULL && *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	html_text(out, text);
	free(text);
}

void
html_say(FILE *out, enum language language, enum phrase id, ...)
{
	va_list args;
	char *text = NULL;

	va_start(args, id);
	if (vasprintf(&text, phrase(id, language), args) < 0)
		text = NULL;
	va_end(args);
	html_text(out, text);
	free(text);
}

void
html_cell(FILE *out, const char *class, const char *text)
{
	if (class != NULL)
		fprintf(out, "<td class=\"%s\">", class);
	else
		fputs("<td>", out);
	html_text(out, text);
	fputs("</td>", out);
}

void
html_number(FILE *out, const char *decimal)
{
	char number[NUMBER_TEXT];

	html_cell(out, "n",
	          decimal == NULL ? NULL : number_group(decimal, number));
}
