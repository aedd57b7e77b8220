/*
 * What a reply says beside its rows: above the tables what was compared, under
 * them by what it was divided, who is missing and why, and of which data.
 */
#ifndef DUIBIAO_CLIENT_FOOTER_H
#define DUIBIAO_CLIENT_FOOTER_H

#include <jansson.h>

#include "client/screen.h"

/* `result` with numbers as texts; `lines` of its table are shown. */
void footer_subject(const json_t *result, const struct screen *s);
void footer_print(const json_t *result, size_t lines, const struct screen *s);

#endif
