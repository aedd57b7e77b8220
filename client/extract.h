/*
 * `duibiao extract FILE...`: documents to contract.md's JSON, with neither a
 * database nor a daemon.
 */
#ifndef DUIBIAO_CLIENT_EXTRACT_H
#define DUIBIAO_CLIENT_EXTRACT_H

#include "client/command.h"

const struct option *extract_options(void);

enum status extract_run(const struct call *c);

#endif
