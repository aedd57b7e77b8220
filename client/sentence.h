/*
 * Whole sentences that come in English, in the reader's language.
 */
#ifndef DUIBIAO_CLIENT_SENTENCE_H
#define DUIBIAO_CLIENT_SENTENCE_H

#include <stdio.h>

#include "client/screen.h"

/* Prints the sentence; as it came where nothing better is known. */
void sentence_print(FILE *out, const char *english, enum language language);

/* Why a paper was not taken: a sentence, or codes of findings in the reader's
 * language, "unknown_county, unknown_year". */
void sentence_print_reason(FILE *out, const char *reason,
                           enum language language);

#endif
