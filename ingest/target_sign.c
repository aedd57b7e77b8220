/*
 * Signs and words before a figure.  A word for more or less with 不 before it,
 * 不得超过, bounds from the other side.
 */
#include "ingest/target_sign.h"

#include "ingest/comparing.h"
#include "ingest/words.h"

struct sign {
	struct slice word;
	enum target_op op; /* OP_NONE: says nothing about the bound */
};

/* Before the number; longer ones first where one begins another. */
static const struct sign signs[] = {
    {WORD("≥"), OP_AT_LEAST},
    {WORD("≤"), OP_AT_MOST},
    {WORD(">="), OP_AT_LEAST},
    {WORD("<="), OP_AT_MOST},
    {WORD(">"), OP_MORE},
    {WORD("<"), OP_LESS},
    {WORD("="), OP_EQUAL},
    {WORD("大于等于"), OP_AT_LEAST},
    {WORD("大于或等于"), OP_AT_LEAST},
    {WORD("高于等于"), OP_AT_LEAST},
    {WORD("至少"), OP_AT_LEAST},
    {WORD("最少"), OP_AT_LEAST},
    {WORD("小于等于"), OP_AT_MOST},
    {WORD("小于或等于"), OP_AT_MOST},
    {WORD("低于等于"), OP_AT_MOST},
    {WORD("控制在"), OP_AT_MOST},
    {WORD("至多"), OP_AT_MOST},
    {WORD("最多"), OP_AT_MOST},
    {WORD("大于"), OP_MORE},
    {WORD("高于"), OP_MORE},
    {WORD("超过"), OP_MORE},
    {WORD("超出"), OP_MORE},
    {WORD("多于"), OP_MORE},
    {WORD("长于"), OP_MORE},
    {WORD("小于"), OP_LESS},
    {WORD("低于"), OP_LESS},
    {WORD("少于"), OP_LESS},
    {WORD("短于"), OP_LESS},
    {WORD("不足"), OP_LESS},
    {WORD("等于"), OP_EQUAL},
    {WORD("达到"), OP_NONE},
    {WORD("达"), OP_NONE},
    {WORD("约"), OP_NONE},
    {WORD("为"), OP_NONE},
    {WORD("提高"), OP_NONE},
    {WORD("提升"), OP_NONE},
    {WORD("增长"), OP_NONE},
    {WORD("增加"), OP_NONE},
    {WORD("降低"), OP_NONE},
    {WORD("下降"), OP_NONE},
    {WORD("减少"), OP_NONE},
    {WORD("缩短"), OP_NONE},
    {WORD("节约"), OP_NONE},
    {WORD("同比"), OP_NONE},
};

/* Before a word for more or less; longer ones first. */
static const struct slice negations[] = {
    WORD("不应当"), WORD("不允许"), WORD("不得"), WORD("不应"), WORD("不能"),
    WORD("不可"),   WORD("不会"),   WORD("不许"), WORD("不宜"), WORD("不"),
};

static const struct sign *
sign_at(struct slice s)
{
	if (s.len == 0 || char_among(s.at[0], "0123456789"))
		return NULL;
	for (size_t i = 0; i < N(signs); i++)
		if (s.at[0] == signs[i].word.at[0] &&
		    slice_starts(s, signs[i].word))
			return &signs[i];
	return NULL;
}

/* 不低于, 不得超过: the bytes, and the bound; 0 if there is no such word. */
static size_t
negated(struct slice s, enum target_op *op)
{
	if (!slice_starts(s, SLICE("不")))
		return 0;
	for (size_t i = 0; i < N(negations); i++) {
		size_t n = negations[i].len;
		const struct sign *sign = slice_starts(s, negations[i])
		                              ? sign_at(slice_from(s, n))
		                              : NULL;

		if (sign == NULL ||
		    (sign->op != OP_MORE && sign->op != OP_LESS))
			continue;
		*op = sign->op == OP_MORE ? OP_AT_MOST : OP_AT_LEAST;
		return n + sign->word.len;
	}
	return 0;
}

size_t
target_sign(struct slice s, enum target_op *op)
{
	size_t n = negated(s, op);
	const struct sign *sign;

	if (n > 0)
		return n;
	sign = sign_at(s);
	*op = sign == NULL ? OP_NONE : sign->op;
	return sign == NULL ? 0 : sign->word.len;
}

size_t
target_bound(struct slice printed)
{
	size_t n = comparing_mark(printed);
	enum target_op op;

	if (n > 0)
		return n;
	n = target_sign(printed, &op);
	return op == OP_NONE ? 0 : n;
}
