/*
 * What became of a document that was handed in.
 */
#ifndef DUIBIAO_CLIENT_FATE_H
#define DUIBIAO_CLIENT_FATE_H

#include "client/reply.h"
#include "client/screen.h"

enum fate {
	FATE_NONE, /* not known yet: to be handed in, again perhaps */
	FATE_NEW,
	FATE_UNCHANGED,
	FATE_REVISION,
	FATE_ACCEPTED, /* safe, but the daemon left before it was loaded */
	FATE_PARKED,
	FATE_REFUSED,
	FATES
};

/* The fate in a reply to ingest.submit; FATE_NONE: the daemon wants it again,
 * later.  A bundle's is ACCEPTED while one of its members' is, else NEW. */
enum fate fate_of(const struct reply *r);

/* Of a bundle: the same for each of its members, a list; NULL: it is none. */
const json_t *fate_members(const struct reply *r);

/* Was it taken: is it in the database now? */
bool fate_is_taken(enum fate f);

/* The line for a document, without its newline; the caller frees it.  `r` is
 * the daemon's reply or NULL, `reason` is used without one. */
char *fate_line(enum fate f, const char *path, const struct reply *r,
                const char *reason, const struct screen *s);

/* The totals, by fate, and whether anything was new. */
void fate_print_totals(const size_t counts[FATES], const struct screen *s);

#endif
