/*
 * Absent is null, never zero; amounts and decimals are written digit by digit.
 */
#include "client/json_field.h"

#include <stdio.h>

/* Printed decimals may lead with zeros, JSON's must not. */
static void
decimal(struct jsonout *j, struct slice s)
{
	char number[80];
	bool minus = s.len > 0 && s.at[0] == '-';
	int n;

	if (s.at == NULL) {
		jsonout_null(j);
		return;
	}
	if (minus)
		s = slice_from(s, 1);
	while (s.len > 1 && s.at[0] == '0' && s.at[1] != '.')
		s = slice_from(s, 1);
	n = snprintf(number, sizeof(number), "%s%.*s", minus ? "-" : "",
	             (int)s.len, s.at);
	jsonout_number(j, (struct slice){number, (size_t)n});
}

static void
yuan(struct jsonout *j, money m)
{
	char number[MONEY_TEXT];

	if (money_known(m))
		jsonout_number(j, slice_of(money_print(m, number)));
	else
		jsonout_null(j);
}

static void
span(struct jsonout *j, struct span s)
{
	jsonout_array(j);
	jsonout_int(j, s.start);
	jsonout_int(j, s.end);
	jsonout_end(j);
}

static void
spans(struct jsonout *j, const struct finding *finding)
{
	jsonout_array(j);
	for (unsigned i = 0; i < finding->n_spans; i++)
		span(j, finding->spans[i]);
	jsonout_end(j);
}

bool
json_field_absent(const struct field *f, const void *item)
{
	const void *at = (const char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL:
		return ((const struct slice *)at)->at == NULL;
	case FIELD_YEAR:
		return *(const uint16_t *)at == 0;
	case FIELD_MONEY:
		return !money_known(*(const money *)at);
	case FIELD_WORD:
		return *(const unsigned *)at == 0;
	case FIELD_KEY:
		return *(const int64_t *)at == 0;
	case FIELD_INTEGER:
	case FIELD_NUMBERS:
	case FIELD_SPAN:
	case FIELD_SPANS:
		break;
	}
	return false;
}

void
json_field(struct jsonout *j, const struct field *f, const void *item)
{
	const void *at = (const char *)item + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_NUMBERS:
		jsonout_slice(j, *(const struct slice *)at);
		break;
	case FIELD_DECIMAL:
		decimal(j, *(const struct slice *)at);
		break;
	case FIELD_YEAR:
		if (json_field_absent(f, item))
			jsonout_null(j);
		else
			jsonout_int(j, *(const uint16_t *)at);
		break;
	case FIELD_INTEGER:
	case FIELD_KEY:
		jsonout_int(j, *(const int64_t *)at);
		break;
	case FIELD_MONEY:
		yuan(j, *(const money *)at);
		break;
	case FIELD_WORD:
		jsonout_string(j, word_name(f->words, *(const unsigned *)at));
		break;
	case FIELD_SPAN:
		span(j, *(const struct span *)at);
		break;
	case FIELD_SPANS:
		spans(j, item);
		break;
	}
}
