/*
 * Number formats of a workbook: how a stored number is shown.  Decimals,
 * thousands, percent, scales (0.00,, and 0!.0,"万"), signs and conditions by
 * section, dates and times.
 */
#ifndef DUIBIAO_XLSX_FORMAT_H
#define DUIBIAO_XLSX_FORMAT_H

#include "ingest/arena.h"
#include "ingest/xlsx_number.h"

#define FORMAT_SECTIONS 4
#define FORMAT_CODE_MOST 255 /* bytes; a longer one is General */

struct xlsx_format {
	struct slice section[FORMAT_SECTIONS];
	unsigned sections;
	bool general, date;
};

/* `code` is borrowed. */
struct xlsx_format xlsx_format(struct slice code);

/* The code behind a number below 164; empty for General and unknown ones. */
struct slice xlsx_format_of(unsigned id);

/*
 * The number as it is shown; the arena's.  Empty where the format hides it.
 * `from_1904`: days are counted from 1904-01-01.
 */
struct slice xlsx_show(const struct xlsx_format *f, const struct number *n,
                       bool from_1904, struct arena *a);

#define FORMAT_TEXT_MOST 640

struct shown {
	char at[FORMAT_TEXT_MOST];
	size_t n;
};
void shown_put(struct shown *s, struct slice text);

/* One piece of a section: its length in bytes.  `literal` is what it prints as
 * it stands, empty for placeholders and for what prints nothing. */
size_t format_piece(struct slice section, struct slice *literal);

/* ---- dates (xlsx_date.c) ---- */

bool format_is_date(struct slice section);

/* False when the number is no date. */
bool show_date(struct slice section, const struct number *n, bool from_1904,
               struct shown *out);

#endif
