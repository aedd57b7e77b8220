/*
 * One value of a reply as the text of a cell.
 */
#ifndef DUIBIAO_CLIENT_VALUE_H
#define DUIBIAO_CLIENT_VALUE_H

#include <jansson.h>

#include "client/view.h"

/* A text, a number's digits, "true" or "false"; NULL for null and the rest. */
const char *value_text(const json_t *value);

/* The same of a member of `object`. */
const char *value_member(const json_t *object, const char *key);

/* A member in the reader's language: what "message_zh" has for Chinese, where
 * there is such a member, else "message". */
const json_t *value_worded(const json_t *object, const char *key,
                           enum language language);

/* The place [s, e] of a figure inside `length` bytes; false: there is none. */
bool value_place(const json_t *figure, size_t length, size_t *from, size_t *to)
    __attribute__((warn_unused_result));

/*
 * How `value` is shown: the caller frees it; NULL for null, for nothing, or
 * when memory is out.  `s` NULL: plainly, for programs.
 */
char *value_show(const json_t *value, enum show show, const struct screen *s);

#endif
