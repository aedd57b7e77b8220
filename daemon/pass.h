/*
 * Messages with a descriptor, between the daemon and its children.
 */
#ifndef DUIBIAO_DAEMON_PASS_H
#define DUIBIAO_DAEMON_PASS_H

#include <stdbool.h>
#include <stddef.h>

/* Sends all of it or nothing, without waiting; `fd` may be -1.  False: errno.
 */
bool pass_send(int socket, const void *bytes, size_t n, int fd)
    __attribute__((warn_unused_result));

/*
 * Receives one message of exactly `n` bytes; `flags` as for recvmsg().  `*fd`
 * is the caller's to close, -1 if none came.  False: nothing, an end, another
 * length.
 */
bool pass_receive(int socket, void *bytes, size_t n, int flags, int *fd)
    __attribute__((warn_unused_result));

#endif
