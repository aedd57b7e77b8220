/*
 * The words of the language that PDF files and their pages are written in.
 */
#ifndef DUIBIAO_PDF_TOKEN_H
#define DUIBIAO_PDF_TOKEN_H

#include "ingest/slice.h"

/* The next token of `*rest`, which moves behind it: a number, a name, a
 * bracket, a whole string; empty at the end.  Comments are passed over. */
struct slice pdf_token(struct slice *rest);

/* The next whole value: a token, a bracket with all in it, "12 0 R". */
struct slice pdf_value(struct slice *rest);

bool pdf_is_blank(char c);

/* A number of at most nine digits and nothing else. */
bool pdf_whole_number(struct slice s, uint32_t *out)
    __attribute__((warn_unused_result));

#endif
