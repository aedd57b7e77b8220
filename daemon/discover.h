/*
 * discover - the method table as an OpenRPC document: what rpc.discover
 * answers, made once.
 */
#ifndef DUIBIAO_DAEMON_DISCOVER_H
#define DUIBIAO_DAEMON_DISCOVER_H

struct jsonout;

void discover_write(struct jsonout *);

#endif
