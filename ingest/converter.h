/*
 * The way out of a worker's jail to the programs that a few formats need:
 * pdftotext for PDF, LibreOffice for the old Word and Excel files.
 *
 * The tools run in a process of their own, under limits of their own; what
 * they print is as hostile as the document was.  Here is the worker's end:
 * it sends the document's bytes over a socket, which is all that its jail
 * lets it do, and gets a descriptor of the output back.  The other end is
 * converter_host.h.
 */
#ifndef DUIBIAO_CONVERTER_H
#define DUIBIAO_CONVERTER_H

#include "ingest/arena.h"
#include "ingest/slice.h"

struct converter;

enum conversion {
	CONVERT_PDF, /* to words with places, pdftotext -bbox */
	CONVERT_DOC, /* to .docx */
	CONVERT_XLS, /* to .xlsx */
	CONVERSIONS_N
};

enum converted {
	CONVERTED,
	CONVERT_REFUSED, /* the tool could not read the document */
	CONVERT_NO_TOOL, /* it is not installed */
	CONVERT_NO_HOST, /* no converter, or its process is gone */
	CONVERT_LATE,    /* out of time */
	CONVERT_LARGE,   /* out of memory, or the output is too long */
	CONVERTED_N
};

/* The worker's end of `fd`, a socket to a host.  NULL when memory is out. */
struct converter *converter_new(int fd);
void converter_free(struct converter *c);

/*
 * Has `document` converted and reads the output into the arena.  `c` may be
 * NULL.  On anything but CONVERTED `*out` is empty.
 */
enum converted converter_run(struct converter *c, enum conversion kind,
                             struct slice document, struct arena *a,
                             struct slice *out)
    __attribute__((warn_unused_result));

/* ---- what goes over the socket (SOCK_SEQPACKET) ---- */

/* Down: this, then the document in packets of at most CONVERTER_PACKET. */
struct converter_request {
	uint32_t kind;
	uint64_t bytes;
};
#define CONVERTER_PACKET ((size_t)32 << 10)
#define CONVERTER_MOST ((uint64_t)256 << 20)

/* Up: this, and with CONVERTED the descriptor of the output. */
struct converter_reply {
	uint32_t result;
	uint64_t bytes;
};

#endif
