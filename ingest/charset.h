/*
 * Which encoding bytes are in, told by the bytes themselves, and the same text
 * as clean UTF-8: no byte order mark, LF line ends, no NUL and no other control
 * characters but TAB and LF.
 */
#ifndef DUIBIAO_CHARSET_H
#define DUIBIAO_CHARSET_H

#include "ingest/arena.h"
#include "ingest/slice.h"

enum charset {
	CHARSET_NONE, /* no text in any encoding that is known */
	CHARSET_UTF8,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_GB18030, /* and GB2312, GBK, which are parts of it */
	CHARSET_BIG5
};

/* Decided by byte order mark, validity and how usual the characters are.
 * CHARSET_NONE for bytes that are no text. */
enum charset charset_detect(struct slice bytes);

/* The name as in a disclosure's source: UTF-8, UTF-16LE, GB18030 … */
const char *charset_name(enum charset c);

/*
 * The text in `bytes`; borrows them when they are clean already, else it is the
 * arena's.  What cannot be read becomes U+FFFD; false when that is more than
 * one character in fifty.
 */
bool charset_decode(struct slice bytes, enum charset c, struct arena *a,
                    struct slice *text) __attribute__((warn_unused_result));

/* Detects and decodes at once: the usual way to read a text.  CHARSET_NONE for
 * what is no text, and with `*damaged` for what breaks its own encoding. */
enum charset charset_read(struct slice bytes, struct arena *a,
                          struct slice *text, bool *damaged);

/* Holds no control characters but TAB and LF: nothing that decoding would
 * change in UTF-8. */
bool charset_clean(struct slice s);

/* Loads the converters, so that decoding opens no file afterwards.  A jailed
 * process calls it first.  False when the system lacks one. */
bool charset_warm(void);

#endif
