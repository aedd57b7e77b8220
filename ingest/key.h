/*
 * A number by which a text is known again.
 */
#ifndef DUIBIAO_KEY_H
#define DUIBIAO_KEY_H

#include <stddef.h>
#include <stdint.h>

/*
 * The first eight bytes, big-endian, of the MD5 of `n` bytes; never 0.  The
 * database computes the same (functions/kpi/text_key.sql).
 */
int64_t text_key(const char *bytes, size_t n);

#endif
