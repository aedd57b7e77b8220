/* Amounts and captions in any bytes, at every place of them. */
#include "ingest/amount.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	/* A copy of just that length, so that one byte too far is seen. */
	char *copy = malloc(n > 0 ? n : 1);
	struct slice text = {copy, n};
	struct amount a;

	if (copy == NULL)
		return 0;
	if (n > 0)
		memcpy(copy, bytes, n);
	for (size_t at = 0; at <= n; at++) {
		if (!amount_scan(text, at, &a))
			continue;
		if (a.len == 0 || a.figure > a.len || a.len > n - at)
			abort();
		amount_in(&a, UNIT_WAN);
		if (a.kind == AMOUNT_MONEY &&
		    money_known(a.value) == a.too_fine)
			abort();
	}
	(void)amount_caption(text);
	(void)amount_cell(text, UNIT_YUAN, &a);
	free(copy);
	return 0;
}
