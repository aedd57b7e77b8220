/*
 * Percentages in prose that claim something about two amounts: 增长6.9%,
 * 下降 3%, 完成预算的97.5%.
 */
#ifndef DUIBIAO_RATE_H
#define DUIBIAO_RATE_H

#include "ingest/slice.h"
#include "ingest/vocabulary.h"

enum rate_kind {
	RATE_OTHER,     /* a share, a target: nothing that can be checked */
	RATE_GROWTH,    /* against the year before */
	RATE_COMPLETION /* of a budget */
};

struct rate {
	enum rate_kind kind;
	enum stage of;      /* RATE_COMPLETION: the budget, if it is named */
	int direction;      /* RATE_GROWTH: +1 or -1 */
	int64_t hundredths; /* of a percent */
	int64_t slack;      /* half of its last printed digit, likewise */
	struct span span;   /* with the word of direction, in the text */
	uint32_t sentence;  /* where its sentence begins */
};

/* The next percentage at or behind `*at`, which moves behind it. */
bool rate_next(struct slice text, size_t *at, struct rate *out);

#endif
