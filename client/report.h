/*
 * `duibiao report COUNTY`: one page that stands alone.
 */
#ifndef DUIBIAO_CLIENT_REPORT_H
#define DUIBIAO_CLIENT_REPORT_H

#include "client/command.h"

const struct option *report_options(void);
enum status report_run(const struct call *c);

#endif
