/*
 * Records as rows of COPY's text form, driven by the field rows of record.c.
 *
 * A document's rows are encoded as soon as it is parsed, when its id in the
 * database is not known yet: each row begins with its number, and the two
 * columns before it (division_code, disclosure_id) are put in front when the
 * rows are sent.  Records without a table give no rows.
 */
#ifndef DUIBIAO_DAEMON_COPYROW_H
#define DUIBIAO_DAEMON_COPYROW_H

#include "ingest/record.h"

/* A growing run of bytes; starts as zeros. */
struct bytes {
	char *at;
	size_t n, room;
};

void bytes_put(struct bytes *, const void *bytes, size_t n);
void bytes_fini(struct bytes *);

/*
 * The rows of one document.  The place of RECORD_HEAD, whose row is made by
 * load_disclosures.sql, holds the row of document_text.  Starts as zeros.
 */
struct copyrows {
	struct bytes list[RECORD_N];
	uint32_t n[RECORD_N];
};

void copyrows_encode(struct copyrows *, const struct disclosure *);
size_t copyrows_bytes(const struct copyrows *);
void copyrows_fini(struct copyrows *);

enum { COPYROW_STATEMENT = 1024, COPYROW_PREFIX = 64 };

/* "COPY fact (division_code, disclosure_id, no, …) FROM STDIN". */
const char *copyrow_statement(enum record_id, char out[COPYROW_STATEMENT]);

/*
 * Appends to `out` rows of one type with `prefix` before each, from `*from`
 * on, until `out` holds `most` bytes or the rows end.  True: there are more,
 * and `*from` is where.
 */
bool copyrows_send(const struct copyrows *, enum record_id, const char *prefix,
                   size_t *from, struct bytes *out, size_t most)
    __attribute__((warn_unused_result));

#endif
