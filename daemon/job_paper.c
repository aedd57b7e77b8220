/*
 * The one translation in a job's life: from what a worker read to what the
 * loader sends, the document's object for load_disclosures.sql and its rows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "daemon/job.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "ingest/finding.h"
#include "ingest/utf8.h"

enum { WHY_UNREADABLE = 600 };

static void
put_field(struct jsonout *out, const struct field *f, const struct head *head)
{
	const void *at = (const char *)head + f->offset;

	jsonout_key(out, f->column);
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DECIMAL: {
		const struct slice *s = at;

		if (s->at == NULL)
			jsonout_null(out);
		else
			jsonout_slice(out, *s);
		break;
	}
	case FIELD_YEAR:
		if (*(const uint16_t *)at == 0)
			jsonout_null(out);
		else
			jsonout_int(out, *(const uint16_t *)at);
		break;
	case FIELD_WORD:
		jsonout_string(out, word_name(f->words, *(const unsigned *)at));
		break;
	case FIELD_INTEGER:
	case FIELD_KEY:
	case FIELD_NUMBERS:
	case FIELD_MONEY:
	case FIELD_SPAN:
	case FIELD_SPANS:
		/* A head has none of these. */
		jsonout_null(out);
		break;
	}
}

static void
put_finding(struct jsonout *out, const char *code, const char *severity,
            struct slice message, struct slice message_zh)
{
	jsonout_object(out);
	jsonout_pair(out, "code", code);
	jsonout_pair(out, "severity", severity);
	jsonout_key(out, "message");
	jsonout_slice(out, message);
	jsonout_key(out, "message_zh");
	jsonout_slice(out, message_zh);
	jsonout_end(out);
}

/* The findings of a document that may have to be parked for them. */
static void
put_findings(struct jsonout *out, const struct disclosure *d)
{
	jsonout_key(out, "findings");
	jsonout_array(out);
	for (size_t i = 0; i < d->findings.n; i++) {
		const struct finding *f = &d->findings.at[i];

		put_finding(out, word_name(VOCABULARY_FINDING_CODE, f->code),
		            word_name(VOCABULARY_SEVERITY, f->severity),
		            f->message, f->message_zh);
	}
	jsonout_end(out);
}

/* What is known of a document without reading it. */
static void
put_file(struct jsonout *out, const struct job *job)
{
	char hex[SPOOL_HEX], when[40];
	time_t seconds = (time_t)(job->key.received / 1000000);
	struct tm tm;
	size_t n;

	spool_hex(&job->key, hex);
	gmtime_r(&seconds, &tm);
	n = strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%S", &tm);
	snprintf(when + n, sizeof(when) - n, ".%06uZ",
	         (unsigned)(job->key.received % 1000000));
	jsonout_pair(out, "sha256", hex);
	jsonout_pair(out, "name", job->title);
	jsonout_count(out, "bytes", job->bytes);
	jsonout_pair(out, "received_at", when);
}

static void
keep_head(struct job *job, struct jsonout *out)
{
	struct slice text = jsonout_text(out);
	struct job_work *work = job->work;

	if (work == NULL)
		work = job->work = calloc(1, sizeof(*work));
	if (work == NULL || !jsonout_ok(out))
		log_fatal("memory", "bytes=%zu", text.len);
	free(work->head);
	work->head = strndup(text.at, text.len);
	if (work->head == NULL)
		log_fatal("memory", "bytes=%zu", text.len);
	work->loading.head = (struct slice){work->head, text.len};
	jsonout_fini(out);
}

/* Why a paper with this head must be kept aside; NULL: it can be placed. */
static const char *
unknown(const struct head *head)
{
	static const char *const what[] = {
	    NULL,
	    "its county is unknown",
	    "its year is unknown",
	    "its county and year are unknown",
	    "its type is unknown",
	    "its county and type are unknown",
	    "its year and type are unknown",
	    "its county, year and type are unknown"};

	return what[(head->division_code.at == NULL ? 1 : 0) +
	            (head->fiscal_year == 0 ? 2 : 0) +
	            (head->doc_type == DOC_NONE ? 4 : 0)];
}

static const struct finding *
unreadable(const struct disclosure *d)
{
	for (size_t i = 0; i < d->findings.n; i++)
		if (d->findings.at[i].code == UNREADABLE)
			return &d->findings.at[i];
	return NULL;
}

static void
keep_disclosure(struct jobs *jobs, struct job *job, const struct disclosure *d)
{
	const struct record *head = record(RECORD_HEAD);
	struct jsonout out;

	jsonout_init(&out);
	jsonout_object(&out);
	put_file(&out, job);
	for (size_t i = 0; i < head->n_fields; i++)
		if (head->fields[i].column != NULL)
			put_field(&out, &head->fields[i], &d->head);
	if (unknown(&d->head) != NULL)
		put_findings(&out, d);
	jsonout_end(&out);
	keep_head(job, &out);
	job->work->unknown = unknown(&d->head);
	copyrows_encode(&job->work->rows, d);
	job->work->loading.rows = &job->work->rows;
	job->work->held = copyrows_bytes(&job->work->rows);
	jobs->held += job->work->held;
}

void
job_take_result(struct jobs *jobs, struct job *job,
                const struct frame_result *result)
{
	const struct finding *f = unreadable(&result->disclosure);
	struct slice why = result->refused != READ_OK ? result->reason
	                   : f != NULL                ? f->message
	                                              : SLICE_NONE;
	char reason[WHY_UNREADABLE];

	if (why.at == NULL && result->refused == READ_OK) {
		keep_disclosure(jobs, job, &result->disclosure);
		return;
	}
	snprintf(reason, sizeof(reason), "%.*s",
	         (int)utf8_cut(why, sizeof(reason) - 1), why.at);
	job_take_reason(jobs, job, reason);
}

void
job_take_reason(struct jobs *jobs, struct job *job, const char *reason)
{
	const struct said said = said_reason("reason", reason);
	struct jsonout out;

	free(job->reason);
	job->reason = strdup(reason);
	if (job->reason == NULL)
		log_fatal("memory", "bytes=%zu", strlen(reason));
	job_drop_rows(jobs, job);
	jsonout_init(&out);
	jsonout_object(&out);
	put_file(&out, job);
	jsonout_pair(&out, "reason", reason);
	jsonout_key(&out, "findings");
	jsonout_array(&out);
	put_finding(&out, word_name(VOCABULARY_FINDING_CODE, UNREADABLE),
	            "error", said.en, said.zh);
	jsonout_end(&out);
	jsonout_end(&out);
	keep_head(job, &out);
}
