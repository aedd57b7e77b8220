/*
 * What a Word document's styles say about its text: which are headings, which
 * number their paragraphs, which hide them.  Everything else about them is
 * looks.
 */
#ifndef DUIBIAO_DOCX_STYLE_H
#define DUIBIAO_DOCX_STYLE_H

#include "ingest/office.h"

struct docx_style {
	const char *id, *based_on, *name;
	bool heading, hidden;
	bool levelled; /* has an outline level of its own, even “body text” */
	unsigned num, level; /* list, 0 for none; level LIST_LEVELS: by style */
	bool numbered;       /* `num` is said */
};

struct docx_styles {
	struct docx_style *at; /* by id */
	size_t n;
};

/* Reads the part, with what styles take from those they are based on. */
void docx_styles_read(struct office *o, struct docx_styles *out);

/* NULL for NULL and for a style that is not there. */
const struct docx_style *docx_style(const struct docx_styles *s,
                                    const char *id);

#endif
