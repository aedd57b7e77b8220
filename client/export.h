/*
 * `duibiao export`: every figure, as it is streamed.
 */
#ifndef DUIBIAO_CLIENT_EXPORT_H
#define DUIBIAO_CLIENT_EXPORT_H

#include "client/command.h"

const struct option *export_options(void);

/*
 * Writes rows to standard output or --output, a chunk at a time, in constant
 * memory.  What broke off says the cursor to go on from; with it and --output
 * the file is continued.
 */
enum status export_run(const struct call *c);

#endif
