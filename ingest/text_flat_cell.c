/* What one line of a flattened table may be: a cell, and in it a figure. */
#include "ingest/text_flat.h"

/* The ASCII character that a full-width one at `s` stands for; 0 for none. */
char
flat_narrow(struct slice s)
{
	const unsigned char *c = (const unsigned char *)s.at;

	if (s.len < 3 || c[0] != 0xef || c[1] != 0xbc || c[2] < 0x81 ||
	    c[2] > 0x9e)
		return '\0';
	return (char)(c[2] - 0x60);
}

bool
flat_is_figure(struct slice s)
{
	bool digit = false;

	if (slice_is(s, SLICE("—")) || slice_is(s, SLICE("-")) ||
	    slice_is(s, SLICE("——")) || slice_is(s, SLICE("/")))
		return true;
	for (size_t i = 0; i < s.len;) {
		char wide = flat_narrow(slice_from(s, i));
		char c = wide != '\0' ? wide : s.at[i];

		if (c >= '0' && c <= '9')
			digit = true;
		else if (c != '.' && c != ',' && c != '%' &&
		         !(c == '-' && i == 0))
			return false;
		i += wide != '\0' ? 3 : 1;
	}
	return digit;
}

/* Marks of a sentence, and marks of other forms of table. */
bool
flat_is_cell(struct slice s)
{
	if (s.len == 0 || s.len > FLAT_CELL_MOST)
		return false;
	if (flat_is_figure(s))
		return true;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == '\t' || c == '|')
			return false;
		if ((c == 0xe3 || c == 0xef) && s.len - i >= 3 &&
		    (memcmp(s.at + i, "。", 3) == 0 ||
		     memcmp(s.at + i, "；", 3) == 0 ||
		     memcmp(s.at + i, "，", 3) == 0))
			return false;
	}
	return s.len < 9 || slice_find(s, SLICE("单位：")) == NULL;
}
