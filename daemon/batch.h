/*
 * The documents of one transaction, as what goes over the wire: parameters,
 * COPY data, and the fates that come back.
 */
#ifndef DUIBIAO_DAEMON_BATCH_H
#define DUIBIAO_DAEMON_BATCH_H

#include <libpq-fe.h>

#include "daemon/copyrow.h"
#include "daemon/loader.h"

/* Starts as zeros; batch_fini() frees what it grew. */
struct batch {
	struct loading *const *at;
	size_t n;
	bool something;         /* is new or a revision: rows are copied */
	enum record_id copying; /* which type's rows */
	size_t document, from;  /* whose, and where in them */
	struct bytes text;      /* the last parameter or chunk */
};

void batch_begin(struct batch *, struct loading *const *documents, size_t n);
void batch_fini(struct batch *);

/* Parameters, NUL-terminated: of load_disclosures.sql (jsonb) and, once the
 * fates are known, of rollup_refresh.sql (bigint[]).  Good until the next. */
const char *batch_documents(struct batch *);
const char *batch_ids(struct batch *);

/* What load_disclosures.sql answered.  False: not what it should. */
bool batch_fates(struct batch *, const PGresult *)
    __attribute__((warn_unused_result));

/* A COMMIT's answer was lost: it may have been done. */
void batch_doubt(struct batch *);

/* The COPY statement of the next record type that has rows, NULL after the
 * last.  Then its data, chunk by chunk in `text`, until false. */
const char *batch_copy(struct batch *, char room[COPYROW_STATEMENT]);
bool batch_chunk(struct batch *) __attribute__((warn_unused_result));

#endif
