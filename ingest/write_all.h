/*
 * write_all - bytes to a descriptor, however often write(2) must be asked.
 */
#ifndef DUIBIAO_WRITE_ALL_H
#define DUIBIAO_WRITE_ALL_H

#include <stdbool.h>
#include <stddef.h>

/* Waits until all `n` are written; false, with errno, when they cannot be.  For
 * blocking descriptors: a full one that does not block is a failure. */
bool write_all(int fd, const void *bytes, size_t n)
    __attribute__((warn_unused_result));

#endif
