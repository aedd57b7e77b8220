/*
 * Decimals as whole ten-thousandths: exact enough to draw and to compare, not
 * to print.  What is printed stays the text that came.
 */
#ifndef DUIBIAO_CLIENT_DECIMAL_H
#define DUIBIAO_CLIENT_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_ONE 10000

/* "12.5" is 125000; further digits are dropped.  False: no decimal, or one
 * beyond +-9.2e14. */
bool decimal_read(const char *text, int64_t *out)
    __attribute__((warn_unused_result));

/* value * room / whole without overflow, down to the last whole; 0 without a
 * whole. */
int64_t decimal_share(int64_t value, int64_t whole, int64_t room);

#endif
