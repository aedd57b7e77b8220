/*
 * Messages with a descriptor: between the daemon and its children, and from the
 * command line to either.
 */
#ifndef DUIBIAO_DAEMON_PASS_H
#define DUIBIAO_DAEMON_PASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* Room for one descriptor, aligned as the kernel wants it. */
union pass_control {
	struct cmsghdr head;
	char space[CMSG_SPACE(sizeof(int))];
};

/* Makes a message carry `fd`; `control` must last until it is sent. */
void pass_attach(struct msghdr *, union pass_control *control, int fd);

/* Sends all of it or nothing, without waiting; `fd` may be -1.  False: errno.
 */
bool pass_send(int socket, const void *bytes, size_t n, int fd)
    __attribute__((warn_unused_result));

/* Hands a worker the document `fd`, of so many bytes; it is to say what it read
 * from where, if `explain`.  False: errno. */
bool pass_document(int pipe, int fd, uint64_t bytes, bool explain)
    __attribute__((warn_unused_result));

/*
 * Receives one message of exactly `n` bytes; `flags` as for recvmsg().  `*fd`
 * is the caller's to close, -1 if none came.  False: nothing, an end, another
 * length.
 */
bool pass_receive(int socket, void *bytes, size_t n, int flags, int *fd)
    __attribute__((warn_unused_result));

#endif
