/*
 * The target of a performance indicator, as printed, read into operator,
 * value, unit and kind: "≥98%", "5000吨", "不超过19.54万元", "6月30日前",
 * "10-15个工作日", "基本保障".
 *
 * Reading never fails and never repairs: what is damaged ("100个 %", "≥≥90%")
 * is TARGET_MALFORMED without a value, what holds no figure is TARGET_TEXT.
 */
#ifndef DUIBIAO_TARGET_H
#define DUIBIAO_TARGET_H

#include "ingest/arena.h"
#include "ingest/vocabulary.h"

struct target {
	enum target_op op;
	struct slice value, high; /* decimals; high only of a range */
	struct slice unit;        /* in one spelling; SLICE_NONE if none */
	enum target_kind kind;    /* TARGET_NONE: nothing is printed */
};

/* The slices of `*out` are the arena's. */
void target_read(struct arena *a, struct slice printed, struct target *out);

#endif
