/*
 * `duibiao ingest PATH...`: documents to the daemon, and what became of each.
 */
#ifndef DUIBIAO_CLIENT_INGEST_H
#define DUIBIAO_CLIENT_INGEST_H

#include "client/command.h"

const struct option *ingest_options(void);

enum status ingest_run(const struct call *c);

#endif
