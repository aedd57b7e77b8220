/*
 * Exact money: fen in 64 bits, and nothing else.
 *
 * The struct keeps amounts from mixing with counts.  No operation rounds; what
 * cannot be exact says so.  92 quadrillion yuan fit, which is above every
 * public budget there is.
 */
#ifndef DUIBIAO_MONEY_H
#define DUIBIAO_MONEY_H

#include "ingest/slice.h"

typedef struct {
	int64_t fen;
} money;

/* "Not stated": never a zero. */
#define MONEY_NONE ((money){INT64_MIN})

/* Units that amounts are printed in, by the fen that one of them holds. */
#define MONEY_UNITS(X)                                \
	X(UNIT_YUAN, "元", INT64_C(100))              \
	X(UNIT_THOUSAND, "千元", INT64_C(100000))     \
	X(UNIT_WAN, "万元", INT64_C(1000000))         \
	X(UNIT_MILLION, "百万元", INT64_C(100000000)) \
	X(UNIT_YI, "亿元", INT64_C(10000000000))

enum money_unit {
	UNIT_NONE,
#define X(id, zh, fen) id,
	MONEY_UNITS(X)
#undef X
};

enum money_result {
	MONEY_OK,
	MONEY_MALFORMED, /* not a number in one of the printed forms */
	MONEY_TOO_FINE,  /* a fraction of a fen would be lost */
	MONEY_TOO_LARGE  /* does not fit, or the sum does not */
};

static inline bool
money_known(money m)
{
	return m.fen != INT64_MIN;
}

static inline bool
money_negative(money m)
{
	return m.fen < 0;
}

static inline bool
money_equal(money a, money b)
{
	return a.fen == b.fen;
}

/*
 * Reads plain ASCII digits with an optional sign, thousands commas and a
 * decimal point ("-1,234.50") as an amount in `unit`.
 */
enum money_result money_parse(struct slice digits, enum money_unit unit,
                              money *out) __attribute__((warn_unused_result));

/* Sum and difference; false when the result does not fit. */
bool money_add(money a, money b, money *sum)
    __attribute__((warn_unused_result));
bool money_sub(money a, money b, money *difference)
    __attribute__((warn_unused_result));

/* Below 0, 0 or above 0, as a is less than, equal to or more than b; both
 * known. */
int money_compare(money a, money b);

/* `n` times the amount; false when the result does not fit. */
bool money_times(money m, int64_t n, money *out)
    __attribute__((warn_unused_result));

/* What share `part` is of `whole`, in hundredths of a percent, cut off; false
 * for a whole of 0 and where the result does not fit. */
bool money_share(money part, money whole, int64_t *hundredths)
    __attribute__((warn_unused_result));

/* An amount of `fen` fen, as it comes from the wire. */
money money_of_fen(int64_t fen);

/* How many fen one `unit` holds; the Chinese name of a unit. */
int64_t money_unit_fen(enum money_unit unit);
const char *money_unit_name(enum money_unit unit);

#define MONEY_TEXT 32

/* Yuan with at most two decimals, no zeros at the end: 12000, 0.5, -3.25. */
const char *money_print(money m, char buffer[MONEY_TEXT]);

/* The same amount in `unit`, exact: 1.2 for 12000 yuan in 万元. */
const char *money_print_in(money m, enum money_unit unit,
                           char buffer[MONEY_TEXT]);

#endif
