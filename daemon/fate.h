/*
 * fate - what became of a document, or of a bundle and its members, as JSON.
 */
#ifndef DUIBIAO_DAEMON_FATE_H
#define DUIBIAO_DAEMON_FATE_H

struct intake_fate;
struct jsonout;

/* One object: what ingest.submit answers. */
void fate_write(struct jsonout *, const struct intake_fate *);

#endif
