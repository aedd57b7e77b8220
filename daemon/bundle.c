/*
 * The members' file is lent to the spooler until it has answered for all of
 * them.  A member that the worker could not unfold has no bytes: a note that
 * says where it was is kept aside in its place, and the bundle as well.
 */
#include "daemon/bundle.h"

#include <stdio.h>
#include <stdlib.h>

#include "daemon/fate.h"
#include "daemon/job.h"
#include "daemon/jsonout.h"
#include "daemon/log.h"
#include "daemon/spooling.h"
#include "ingest/members.h"
#include "ingest/utf8.h"

/* A member's fate, with what the fate points to. */
struct told {
	struct bundle *bundle;
	struct intake_fate fate;
	char sha256[SPOOL_HEX];
	char *name, *disclosure, *reason;
};

struct bundle {
	struct bundle_place place;
	struct job *job;
	struct members members;
	size_t unsafe, untold;
	bool noted;          /* of a member the spool has but a note */
	char why[SPOOL_WHY]; /* the spooler refused one; "": none */
	struct told *told;
	struct intake_fate *fates; /* theirs, gathered */
};

void
bundle_free(struct bundle *b)
{
	if (b == NULL)
		return;
	for (size_t i = 0; i < b->members.n; i++) {
		free(b->told[i].name);
		free(b->told[i].disclosure);
		free(b->told[i].reason);
	}
	members_fini(&b->members);
	free(b->told);
	free(b->fates);
	free(b);
}

/* ---- fates ---- */

static char *
copy(const char *text)
{
	char *out = text == NULL ? NULL : strdup(text);

	if (text != NULL && out == NULL)
		log_fatal("memory", "bytes=%zu", strlen(text));
	return out;
}

const struct intake_fate *
bundle_fates(const struct bundle *b, size_t *n)
{
	*n = b->members.n;
	return b->fates;
}

static void
gather(struct bundle *b)
{
	for (size_t i = 0; i < b->members.n; i++)
		b->fates[i] = b->told[i].fate;
}

/* All have told: so may its job. */
static void
end(struct bundle *b)
{
	struct job *job = b->job;

	gather(b);
	if (b->why[0] == '\0') {
		job_settle(b->place.jobs, job, INTAKE_BUNDLE, NULL);
		return;
	}
	/* Its file is where it was: whoever asked may ask again. */
	job_tell(b->place.jobs, job, INTAKE_REFUSED, b->why);
	job->opened = NULL;
	bundle_free(b);
}

static void
on_fate(void *context, const struct intake_fate *fate)
{
	struct told *t = context;

	t->fate = *fate;
	if (fate->sha256 != NULL) {
		memcpy(t->sha256, fate->sha256, sizeof(t->sha256));
		t->fate.sha256 = t->sha256;
	}
	t->fate.name = t->name = copy(fate->name);
	t->fate.disclosure = t->disclosure = copy(fate->disclosure);
	t->fate.reason = t->reason = copy(fate->reason);
	if (--t->bundle->untold == 0)
		end(t->bundle);
}

/* ---- into the spool ---- */

/* For who asks when this is over: the database knows members by themselves. */
static bool
keep_record(struct bundle *b)
{
	bool ok;
	char hex[SPOOL_HEX];
	const struct intake_fate fate = {.state = INTAKE_BUNDLE,
	                                 .sha256 = hex,
	                                 .name = b->job->title,
	                                 .bytes = b->job->bytes,
	                                 .members = b->fates,
	                                 .n_members = b->members.n};
	struct jsonout out;

	spool_hex(&b->job->key, hex);
	gather(b);
	jsonout_init(&out);
	fate_write(&out, &fate);
	if (!jsonout_ok(&out))
		log_fatal("memory", "members=%zu", b->members.n);
	ok = spooling_record(b->place.spooling, &b->job->key,
	                     jsonout_text(&out));
	jsonout_fini(&out);
	return ok;
}

void
bundle_spooled(struct job *member, const char *why)
{
	struct told *t = member->context;
	struct bundle *b = member->of;

	member->of = NULL;
	spool_hex(&member->key, t->sha256);
	t->fate = (struct intake_fate){.state = INTAKE_ACCEPTED,
	                               .sha256 = t->sha256,
	                               .name = member->title,
	                               .bytes = member->bytes};
	if (why[0] != '\0')
		snprintf(b->why, sizeof(b->why), "%s", why);
	if (--b->unsafe > 0 || b->why[0] != '\0')
		return;
	if (!keep_record(b))
		return; /* its file stays, to be opened after a start */
	if (b->noted)
		spooling_park(b->place.spooling, &b->job->key);
	else
		spooling_remove(b->place.spooling, &b->job->key);
}

/* Puts a note in the place of a member that has no bytes to be kept. */
static void
note(struct bundle *b, const struct member *m, struct spool_part *part)
{
	char text[512], hex[SPOOL_HEX];
	int n;

	spool_hex(&b->job->key, hex);
	n = snprintf(text, sizeof(text),
	             "duibiao: not a document but a note: the bundle %s holds "
	             "%.*s, which could not be taken out of it\n",
	             hex, BUNDLE_NAME_MOST, m->name);
	part->offset = b->members.end;
	part->bytes = (uint64_t)n;
	/* Of an empty file nothing is lost. */
	b->noted = b->noted || m->failed != READ_NO_DOCUMENT;
	/* Without memory for it the spooler will refuse the part. */
	if (!members_put(&b->members, (struct slice){text, (size_t)n}))
		log_event(LOG_LEVEL_ERROR, "bundle.note", "job=%.12s", hex);
}

static struct spool_part
part_of(struct bundle *b, const struct member *m)
{
	struct spool_part part = {
	    .fd = b->members.fd, .offset = m->offset, .bytes = m->bytes};
	char title[2 * SPOOL_TITLE];
	struct slice s = {title, 0};

	s.len = (size_t)snprintf(title, sizeof(title), "%.*s/%s",
	                         SPOOL_TITLE - 1, b->job->title, m->name);
	snprintf(part.head.title, SPOOL_TITLE, "%.*s",
	         (int)utf8_cut(s, SPOOL_TITLE - 1), title);
	snprintf(part.head.refused, SPOOL_WHY, "%s", m->reason);
	if (m->bytes > b->place.most)
		snprintf(part.head.refused, SPOOL_WHY,
		         "the document is larger than document_bytes");
	if (m->bytes == 0 || m->bytes > b->place.most)
		note(b, m, &part);
	return part;
}

static void
hand_in(struct bundle *b, size_t i)
{
	const struct spool_part part = part_of(b, &b->members.at[i]);
	struct job *job = job_new(b->place.jobs);

	b->told[i].bundle = b;
	job->of = b;
	job_set_title(job, part.head.title);
	job_ask(b->place.jobs, job, on_fate, &b->told[i], true);
	spooling_add_part(b->place.spooling, &part, job);
}

void
bundle_open(const struct bundle_place *place, struct job *job,
            struct members *members)
{
	struct bundle *b = calloc(1, sizeof(*b));
	size_t n = members->n;

	if (b == NULL)
		log_fatal("memory", "bytes=%zu", sizeof(*b));
	b->place = *place;
	b->job = job;
	b->told = calloc(n, sizeof(*b->told));
	b->fates = calloc(n, sizeof(*b->fates));
	if (b->told == NULL || b->fates == NULL)
		log_fatal("memory", "members=%zu", n);
	members_move(&b->members, members);
	b->unsafe = b->untold = n;
	job->opened = b;
	job_set_state(place->jobs, job, JOB_OPEN);
	for (size_t i = 0; i < n; i++)
		hand_in(b, i);
}

bool
bundle_is_shut(const struct job *job)
{
	return job->state == JOB_OPEN && job->opened == NULL;
}
