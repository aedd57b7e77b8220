/*
 * line - parts the bytes that arrived into lines, with a limit on their length.
 *
 * A line ends with \n; a \r before it is not part of it.  Bytes already looked
 * at are not looked at again, so a long line costs its length once.
 */
#ifndef DUIBIAO_DAEMON_LINE_H
#define DUIBIAO_DAEMON_LINE_H

#include "ingest/slice.h"

struct evbuffer;

/* How far a buffer was searched; {0} at first. */
struct line_reader {
	size_t searched;
};

enum line_found {
	LINE_NONE,     /* no whole line yet */
	LINE_READY,    /* `line` is one */
	LINE_TOO_LONG, /* `limit` bytes and no end: the stream is lost */
};

/*
 * Looks for the next line at the front of `in`.  `line` is borrowed until
 * line_done().  LINE_TOO_LONG comes again whenever it is asked.
 */
enum line_found line_next(struct line_reader *, struct evbuffer *in,
                          size_t limit, struct slice *line)
    __attribute__((warn_unused_result));

/* What is left when no more bytes come: a last line without its end. */
struct slice line_rest(struct evbuffer *in);

/* Takes the line that LINE_READY gave off the buffer; its bytes with \n. */
size_t line_done(struct line_reader *, struct evbuffer *in);

#endif
