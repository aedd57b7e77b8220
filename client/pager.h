/*
 * Long answers on a terminal go through the reader's pager.
 */
#ifndef DUIBIAO_CLIENT_PAGER_H
#define DUIBIAO_CLIENT_PAGER_H

#include <sys/types.h>

#include "client/screen.h"

struct pager {
	struct screen screen; /* where to print instead */
	pid_t pid;            /* 0: there is none, `screen` is as it was */
};

/*
 * Starts $PAGER, else `less -FRX`, behind `s` when that is a terminal and
 * `wanted`; PAGER= or PAGER=cat is none.  pager_close() waits until it is left
 * and may be called twice.
 */
struct pager pager_open(const struct screen *s, bool wanted);
void pager_close(struct pager *p);

#endif
