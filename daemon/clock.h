/*
 * clock - how late it is, by a clock that is never set: good for spans only.
 */
#ifndef DUIBIAO_DAEMON_CLOCK_H
#define DUIBIAO_DAEMON_CLOCK_H

#include <stdint.h>

int64_t clock_ms(void);
int64_t clock_us(void);

#endif
