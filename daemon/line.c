/*
 * line - see line.h.  Between LINE_READY and line_done(), `searched` is the
 * length of the line with its end; otherwise the bytes known to hold none.
 */
#include "daemon/line.h"

#include <event2/buffer.h>
#include <sys/types.h>

/* Where \n first stands at or behind `from`; -1 if nowhere. */
static ssize_t
find_end(struct evbuffer *in, size_t from)
{
	struct evbuffer_ptr start;
	if (evbuffer_ptr_set(in, &start, from, EVBUFFER_PTR_SET) < 0)
		return -1;
	return evbuffer_search(in, "\n", 1, &start).pos;
}

enum line_found
line_next(struct line_reader *reader, struct evbuffer *in, size_t limit,
          struct slice *line)
{
	size_t have = evbuffer_get_length(in);
	ssize_t at =
	    reader->searched < have ? find_end(in, reader->searched) : -1;
	if (at < 0) {
		reader->searched = have;
		return have > limit ? LINE_TOO_LONG : LINE_NONE;
	}
	size_t n = (size_t)at;
	if (n > limit)
		return LINE_TOO_LONG;
	const char *bytes = (const char *)evbuffer_pullup(in, at + 1);
	if (bytes == NULL)
		return LINE_TOO_LONG; /* for the memory that there is */
	reader->searched = n + 1;
	*line = (struct slice){bytes, n};
	if (n > 0 && bytes[n - 1] == '\r')
		line->len--;
	return LINE_READY;
}

struct slice
line_rest(struct evbuffer *in)
{
	size_t n = evbuffer_get_length(in);
	const char *bytes = (const char *)evbuffer_pullup(in, -1);
	return (struct slice){bytes, bytes == NULL ? 0 : n};
}

size_t
line_done(struct line_reader *reader, struct evbuffer *in)
{
	size_t n = reader->searched;
	evbuffer_drain(in, n);
	reader->searched = 0;
	return n;
}
