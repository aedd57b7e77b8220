/*
 * The readers, one function a format, for the table in reader.c.  Each is
 * called only with bytes that its format's first bytes or statistics fit.
 */
#ifndef DUIBIAO_READERS_H
#define DUIBIAO_READERS_H

#include "ingest/reader.h"

/* One format.  `takes` looks at the bytes and must not fail; `warm` (or NULL)
 * does what the format's library would put off. */
struct reader {
	const char *media_type;
	bool (*warm)(void);
	bool (*takes)(struct slice bytes);
	enum read_result (*read)(struct slice bytes, struct arena *a,
	                         struct document *out, const char **reason);
};

/* Plain text in any encoding of charset.h (read_text.c).  Takes whatever no
 * other reader took, and says so when it is no text. */
bool takes_text(struct slice bytes);
enum read_result read_text(struct slice bytes, struct arena *a,
                           struct document *out, const char **reason);

/* Web pages (read_html.c). */
bool warm_html(void);
bool takes_html(struct slice bytes);
enum read_result read_html(struct slice bytes, struct arena *a,
                           struct document *out, const char **reason);

#endif
