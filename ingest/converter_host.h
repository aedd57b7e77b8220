/*
 * The process beside a worker that starts the tools (converter.h).
 *
 * It is forked before the worker locks itself in, never looks into a document
 * or into a tool's output, and lives as long as its socket: when the worker is
 * gone, however that came, it ends its tool, removes the tool's folder and
 * goes too.
 */
#ifndef DUIBIAO_CONVERTER_HOST_H
#define DUIBIAO_CONVERTER_HOST_H

#include "ingest/converter.h"

/*
 * Forks the host and gives the worker's end of it, which will be descriptor
 * `fd`.  NULL, with errno, when that cannot be done.  Call it early: the host
 * keeps whatever memory the caller has by then.
 */
struct converter *converter_host(int fd) __attribute__((warn_unused_result));

#endif
