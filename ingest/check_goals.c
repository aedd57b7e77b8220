/*
 * Goals that one project has word for word from another that is about
 * something else.  Projects with the same goals make a group; in a group whose
 * topics differ, those outside the commonest topic have the wrong goals.
 */
#include "ingest/check.h"
#include "ingest/spelling.h"
#include "ingest/topic.h"

#define SHORTEST 24 /* bytes; shorter goals are phrases that anybody uses */

struct aims {
	struct slice text; /* all goals in one spelling */
	struct span first;
};

/* The goals of all projects, by project. */
static struct aims *
collect(struct reading *r)
{
	struct disclosure *d = r->out;
	struct aims *aims = arena_array(r->arena, d->projects.n, sizeof(*aims));

	for (size_t i = 0; i < d->goals.n;) {
		int64_t project = d->goals.at[i].project;
		struct aims *of = &aims[project - 1];
		size_t room = 4, end = i;
		char *out;

		while (end < d->goals.n && d->goals.at[end].project == project)
			room += d->goals.at[end++].text.len;
		of->first = d->goals.at[i].span;
		out = arena_alloc(r->arena, room);
		of->text.at = out;
		for (; i < end; i++)
			of->text.len +=
			    spell(d->goals.at[i].text, out + of->text.len,
			          room - of->text.len);
	}
	return aims;
}

static bool
same_topic(const struct project *a, const struct project *b)
{
	return a->topic.at != NULL && slice_is(a->topic, b->topic);
}

/* How many projects of the group are about the same as project `i`. */
static size_t
companions(const struct disclosure *d, const struct aims *aims, size_t i)
{
	size_t n = 0;

	for (size_t j = 0; j < d->projects.n; j++)
		n += slice_is(aims[i].text, aims[j].text) &&
		     same_topic(&d->projects.at[i], &d->projects.at[j]);
	return n;
}

/* The project's topic is known; the goals speak of it, or of something else. */
static bool
speaks_of(const struct reading *r, const struct aims *aims, size_t i)
{
	struct slice topic = r->out->projects.at[i].topic;

	return topic.at != NULL &&
	       topic_in(r->know->topics, aims[i].text, topic);
}

static bool
strays_from(const struct reading *r, const struct aims *aims, size_t i)
{
	return r->out->projects.at[i].topic.at != NULL &&
	       !speaks_of(r, aims, i);
}

/*
 * Of two projects with the same goals `i` is the one that does not own them:
 * they are about the other's topic, or about neither, and then fewer projects
 * of its topic have them, or it comes later.
 */
static bool
is_borrower(const struct reading *r, const struct aims *aims, size_t i,
            size_t j)
{
	size_t n, m;

	if (!strays_from(r, aims, i))
		return r->out->projects.at[i].topic.at == NULL &&
		       speaks_of(r, aims, j);
	if (!strays_from(r, aims, j))
		return true;
	n = companions(r->out, aims, i);
	m = companions(r->out, aims, j);
	return n == m ? i > j : n < m;
}

static void
report(struct reading *r, const struct aims *aims, size_t i, size_t j)
{
	struct disclosure *d = r->out;
	struct span spans[2] = {aims[i].first, aims[j].first};

	disclosure_find(d, r->arena, FOUND_GOAL_REUSED, spans, 2,
	                SAID(said_words("project", d->projects.at[i].title),
	                     said_words("other", d->projects.at[j].title),
	                     said_quote("goal", r, spans[0])));
}

static void
check_borrowing(struct reading *r, const struct aims *aims, size_t i)
{
	struct disclosure *d = r->out;

	if (aims[i].text.len < SHORTEST)
		return;
	for (size_t j = 0; j < d->projects.n; j++) {
		if (i == j || !slice_is(aims[i].text, aims[j].text) ||
		    same_topic(&d->projects.at[i], &d->projects.at[j]) ||
		    !is_borrower(r, aims, i, j))
			continue;
		report(r, aims, i, j);
		return;
	}
}

void
check_goals(struct reading *r)
{
	struct disclosure *d = r->out;
	const struct aims *aims;

	if (d->projects.n < 2 || d->goals.n < 2)
		return;
	aims = collect(r);
	for (size_t i = 0; i < d->projects.n; i++)
		check_borrowing(r, aims, i);
}
