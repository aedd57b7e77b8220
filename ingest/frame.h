/*
 * The pipe between the daemon (or the command line) and a worker: typed,
 * length-prefixed frames.
 *
 *	u32 length of the payload | u8 type | payload      (little endian)
 *
 * A document goes down as one FRAME_DOCUMENT with its descriptor; up come
 * FRAME_TEXT, FRAME_RECORD for the head and every record in the order of
 * enum record_id, and FRAME_DONE with the counts, or FRAME_REFUSED alone.  A
 * bundle comes up as a FRAME_MEMBER for each document in it, and FRAME_BUNDLE;
 * or, when it proves to be none after all, FRAME_REFUSED.
 * The reader trusts nothing: every length, word, year, span and byte of UTF-8
 * is checked, and the first bad one makes the frame unusable.
 */
#ifndef DUIBIAO_FRAME_H
#define DUIBIAO_FRAME_H

#include "ingest/members.h"
#include "ingest/record.h"

#define FRAME_HEADER 5
#define FRAME_DOCUMENT_PAYLOAD 9
#define FRAME_MOST ((uint32_t)96 << 20) /* a text */
#define FRAME_MEMBER_MOST (FRAME_MOST + 4096)
#define FRAME_RECORD_MOST ((uint32_t)128 << 10) /* any other frame */

enum frame_type {
	FRAME_DOCUMENT = 1, /* u64 bytes of the document behind the descriptor,
	                       u8 1: explain */
	FRAME_TEXT,         /* the normalised text */
	FRAME_RECORD,       /* u8 record_id, fields in table order */
	FRAME_DONE,         /* u32 for each record id from RECORD_FACT on */
	FRAME_REFUSED,      /* u8 read_result, reason */
	FRAME_MEMBER,       /* u8 read_result, name, reason, the bytes */
	FRAME_BUNDLE        /* u32 members */
};

/* Where encoded bytes go; false stops the encoder and is passed on. */
typedef bool frame_sink(void *context, const void *bytes, size_t n);

/* Encoders.  False only when the sink says so. */
bool frame_put_document(frame_sink *sink, void *context, uint64_t bytes,
                        bool explain);
bool frame_put_disclosure(frame_sink *sink, void *context,
                          const struct disclosure *d);
bool frame_put_refused(frame_sink *sink, void *context, enum read_result why,
                       struct slice reason);
bool frame_put_member(frame_sink *sink, void *context,
                      const struct bundle_member *member);
bool frame_put_bundle(frame_sink *sink, void *context, size_t members);

/*
 * The type and payload length announced by FRAME_HEADER bytes; false when they
 * announce something that no honest peer sends.
 */
bool frame_header(const unsigned char head[FRAME_HEADER], enum frame_type *type,
                  uint32_t *length) __attribute__((warn_unused_result));

/*
 * A document's result while its frames come in.  Start with zero bytes and
 * set `arena`; payloads must stay where they are until the result is used, for
 * the records borrow from them.  Members are copied into `members`; without one
 * they are a violation.
 */
struct frame_result {
	struct arena *arena;
	struct members *members;
	struct disclosure disclosure;
	bool has_text, has_head, done;
	bool bundle; /* done, and all that there is are the members */
	enum read_result refused; /* READ_OK: not refused */
	struct slice reason;
	const char *error; /* first violation, in English */
};

/* Takes one frame; false on a violation, named in `error`. */
bool frame_take(struct frame_result *r, enum frame_type type,
                struct slice payload) __attribute__((warn_unused_result));

/* What a FRAME_DOCUMENT payload says: the length, and whether to explain. */
bool frame_get_document(struct slice payload, uint64_t *bytes, bool *explain)
    __attribute__((warn_unused_result));

#endif
