/*
 * What stands before the figure of a target: ≥, 不低于, 约.
 */
#ifndef DUIBIAO_TARGET_SIGN_H
#define DUIBIAO_TARGET_SIGN_H

#include "ingest/slice.h"
#include "ingest/vocabulary.h"

/* The bytes of one sign at the front of spelled words, and what it says of the
 * figure, OP_NONE for nothing; 0 if there is none. */
size_t target_sign(struct slice spelled, enum target_op *op);

/* The bytes of what bounds a figure behind it, at the front of printed words:
 * ≥, 不低于, 至多; 0 if there is none. */
size_t target_bound(struct slice printed);

#endif
