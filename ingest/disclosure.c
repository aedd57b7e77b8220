/*
 * Adding findings.  Severity hangs on the code alone, so that it is the same
 * wherever a rule fires.
 */
#include "ingest/disclosure.h"

#include <stdarg.h>
#include <stdio.h>

static enum severity
severity_of(enum finding_code code)
{
	switch (code) {
	case SUM_MISMATCH:
	case RESTATED_CONFLICT:
	case TEXT_TABLE_CONFLICT:
	case CROSS_SECTION_CONFLICT:
	case CHANGE_CONFLICT:
	case RATE_CONFLICT:
	case UNIT_SUSPECT:
	case YEAR_CONFLICT:
	case KPI_UNIT_MISMATCH:
	case KPI_MALFORMED_TARGET:
	case KPI_GOAL_REUSED:
		return SEVERITY_WARNING;
	case UNKNOWN_COUNTY:
	case UNKNOWN_YEAR:
	case UNKNOWN_DOC_TYPE:
	case UNREADABLE:
		return SEVERITY_ERROR;
	case FINDING_NONE:
	case PLACEHOLDER_LEFT:
	case MISSING_SECTION:
	case KPI_NOT_MEASURABLE:
	case KPI_DIRECTION_DOUBTFUL:
	case KPI_MISPLACED:
		return SEVERITY_NOTE;
	}
	return SEVERITY_NOTE;
}

void
disclosure_find(struct disclosure *d, struct arena *a, enum finding_code code,
                const struct span *spans, unsigned n_spans, const char *format,
                ...)
{
	struct finding *f = list_add(a, &d->findings);
	va_list args, again;
	int length;
	char *message;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	length = length < 0 ? 0 : length;
	message = arena_alloc(a, (size_t)length + 1);
	vsnprintf(message, (size_t)length + 1, format, again);
	va_end(again);
	f->code = code;
	f->severity = severity_of(code);
	f->message = (struct slice){message, (size_t)length};
	for (; f->n_spans < n_spans && f->n_spans < FINDING_SPANS; f->n_spans++)
		f->spans[f->n_spans] = spans[f->n_spans];
}
