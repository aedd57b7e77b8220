/*
 * The jail of a worker: what a process gives up before it reads the first
 * hostile byte.  There is no way back and no way to loosen it.
 */
#ifndef DUIBIAO_JAIL_H
#define DUIBIAO_JAIL_H

#include <stdbool.h>
#include <stddef.h>

/* Descriptors that stay open: the three standard ones, the pipe, and the way to
 * the converter (converter.h), if there is one. */
#define JAIL_PIPE 3
#define JAIL_CONVERTER 4

/* The byte that a worker sends over the pipe, once, when it is locked in. */
#define JAIL_READY 'J'

/*
 * Locks the calling process in.  Afterwards it holds descriptors 0 to
 * JAIL_CONVERTER, may receive two more (a document, a tool's output), has at
 * most `memory` bytes of address space, and any system call that does not read,
 * write, receive, map memory or exit kills it.  Memory and libraries must have
 * been touched before. False with errno when the system does not provide it:
 * then do not go on.
 */
bool jail_enter(size_t memory) __attribute__((warn_unused_result));

/* False in sanitizer builds, which cannot live inside: jail_enter() then only
 * closes descriptors and sets the limits that they can bear. */
bool jail_is_real(void);

#endif
