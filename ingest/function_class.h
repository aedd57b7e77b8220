/*
 * The functional classification of expenditure (支出功能分类科目): names and
 * codes of 类 (3 digits), 款 (5) and 项 (7) from
 * reference/function_classification.csv.
 *
 * Codes name one line each; names repeat (行政运行 stands under many 款), so a
 * name alone resolves only where one code bears it, or under a known parent.
 */
#ifndef DUIBIAO_FUNCTION_CLASS_H
#define DUIBIAO_FUNCTION_CLASS_H

#include "ingest/slice.h"

struct function_classes;

/* NULL when memory is out. */
struct function_classes *function_classes_new(void);
void function_classes_free(struct function_classes *f);

/* A code that is known, or one of the right form under a known parent. */
bool function_code_valid(const struct function_classes *f, struct slice code);

/*
 * The code of a printed name: below `parent` (a code, or SLICE_NONE), unique;
 * SLICE_NONE when no code or more than one bears the name.  Brackets and
 * blanks in the name do not matter.
 */
struct slice function_code(const struct function_classes *f, struct slice name,
                           struct slice parent);

/* The same among lines of one level: 1 类, 2 款, 3 项. */
struct slice function_code_of_level(const struct function_classes *f,
                                    struct slice name, struct slice parent,
                                    unsigned level);

/* All different names, for the words of prose. */
size_t function_names(const struct function_classes *f);
struct slice function_name_at(const struct function_classes *f, size_t i);

/* The code of the name at a place, as function_code() gives it without a
 * parent. */
struct slice function_code_at(const struct function_classes *f, size_t i);

#endif
