/*
 * Text on its way into HTML: escaped, and free of what XML cannot hold.
 */
#ifndef DUIBIAO_CLIENT_HTML_H
#define DUIBIAO_CLIENT_HTML_H

#include <stdio.h>

#include "client/phrase.h"
#include "ingest/slice.h"

/* Fit for text and for quoted attributes; NULL writes a dash. */
void html_text(FILE *out, const char *text);
void html_slice(FILE *out, struct slice text);

/* A code of a reply in the reader's language: "restated conflict". */
void html_term(FILE *out, enum language language, const char *code);

/* A phrase with its conversions filled in, escaped as a whole. */
void html_say(FILE *out, enum language language, enum phrase id, ...);

/* "<td>…</td>", with a class unless that is NULL; `text` NULL: a dash. */
void html_cell(FILE *out, const char *class, const char *text);

/* The same of a number, grouped, to the right. */
void html_number(FILE *out, const char *decimal);

#endif
