/*
 * JSON as text, where parsing would lose something: numbers keep the digits
 * they came with, a reply's result keeps its bytes.
 */
#ifndef DUIBIAO_CLIENT_JSON_TEXT_H
#define DUIBIAO_CLIENT_JSON_TEXT_H

#include <stdio.h>

#include "ingest/slice.h"

/* The bytes of member `key` of the object `json`; SLICE_NONE without one. */
struct slice json_member(struct slice json, const char *key);

/*
 * A copy in which every number is a string of the same digits, so that no
 * amount is rounded on its way to the screen.  The caller frees it; NULL
 * when memory is out.
 */
char *json_quote_numbers(struct slice json, size_t *n);

/*
 * Takes the next item from what is left of an array: false behind the last,
 * and for what is no array.
 */
bool json_next(struct slice *array, struct slice *item)
    __attribute__((warn_unused_result));

/* Writes `json` without spaces between its tokens. */
void json_compact(FILE *out, struct slice json);

/* Writes `json` with a member a line; lists of plain values stay in one. */
void json_indent(FILE *out, struct slice json);

#endif
