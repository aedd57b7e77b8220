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
	/* One of the two: alone, or with the help of a tool. */
	enum read_result (*read)(struct slice bytes, struct arena *a,
	                         struct document *out, const char **reason);
	enum read_result (*convert)(struct slice bytes, struct converter *c,
	                            struct arena *a, struct document *out,
	                            const char **reason);
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

/* PDF, by way of pdftotext (read_pdf.c). */
bool takes_pdf(struct slice bytes);
enum read_result read_pdf(struct slice bytes, struct converter *c,
                          struct arena *a, struct document *out,
                          const char **reason);

/* Word documents and workbooks, and whatever else comes in a ZIP container
 * (read_zip.c). */
bool warm_zip(void);
bool takes_zip(struct slice bytes);
enum read_result read_zip(struct slice bytes, struct arena *a,
                          struct document *out, const char **reason);

/* The same behind a password (read_locked.c). */
bool takes_locked(struct slice bytes);
enum read_result read_locked(struct slice bytes, struct arena *a,
                             struct document *out, const char **reason);

/* Word and Excel files of before 2007, by way of LibreOffice (read_legacy.c).
 */
bool takes_doc(struct slice bytes);
enum read_result read_doc(struct slice bytes, struct converter *c,
                          struct arena *a, struct document *out,
                          const char **reason);
bool takes_xls(struct slice bytes);
enum read_result read_xls(struct slice bytes, struct converter *c,
                          struct arena *a, struct document *out,
                          const char **reason);

#endif
