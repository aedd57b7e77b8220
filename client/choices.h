/*
 * The values that a parameter of some type may have, where they are a list:
 * what completion offers.
 */
#ifndef DUIBIAO_CLIENT_CHOICES_H
#define DUIBIAO_CLIENT_CHOICES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The n-th value of a type of daemon/param.h ("STAGE", "MEASURE"), or of a
 * list such as "zh|en"; NULL behind the last, and for types that are no list.
 */
const char *choices_word(const char *type, size_t n);

/* Is it a list too long for a script: COUNTY, COUNTIES, PROVINCE? */
bool choices_many(const char *type);

#endif
