/*
 * version - of the three programs and of the protocol.
 */
#ifndef DUIBIAO_DAEMON_VERSION_H
#define DUIBIAO_DAEMON_VERSION_H

#define DUIBIAO_VERSION "0.1.0"

#endif
