/*
 * A window of documents is under way at once, each as a descriptor beside its
 * request; replies come in any order, lines are printed in the order given.
 * When the daemon goes away, what it had not answered is handed in again to
 * the next one: the same bytes are taken once, however often they come.
 */
#include "client/ingest.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "client/ask.h"
#include "client/fate.h"
#include "client/input.h"
#include "client/phrase.h"
#include "client/progress.h"
#include "client/value.h"
#include "client/walk.h"
#include "daemon/clock.h"

static const struct option options[] = {
    {"wait", "SECONDS", "30",
     "how long to wait for a daemon that is not there"},
    {"window", "COUNT", "64", "documents under way at once"},
    {"quiet", NULL, "", "say only what was not taken, and the totals"},
    {NULL, NULL, NULL, NULL},
};

const struct option *
ingest_options(void)
{
	return options;
}

struct paper {
	const char *path;
	enum fate fate;
	bool sent;  /* and not answered yet */
	char *line; /* to print; NULL: not known yet, or printed */
};

struct ingest {
	const struct call *call;
	struct asking asking;
	struct paper *papers;
	size_t n, next, settled, printed, under_way, window;
	size_t counts[FATES];
	struct progress progress;
};

/* ---- what became of them ---- */

static void
print_known(struct ingest *g)
{
	bool quiet = arguments_flag(g->call->arguments, "quiet");
	FILE *out = g->call->screen->out;

	while (g->printed < g->n && g->papers[g->printed].line != NULL) {
		struct paper *p = &g->papers[g->printed++];

		if (!quiet || !fate_is_taken(p->fate)) {
			progress_hide(&g->progress);
			fprintf(out, "%s\n", p->line);
		}
		free(p->line);
		p->line = NULL;
	}
	if (fflush(out) == 0)
		progress_draw(&g->progress, g->settled, clock_ms());
}

static void
settle_as(struct ingest *g, struct paper *p, enum fate fate, char *line)
{
	p->fate = fate;
	p->line = line != NULL ? line : strdup("");
	g->settled++;
	print_known(g);
}

static void
settle(struct ingest *g, struct paper *p, enum fate fate, const struct reply *r,
       const char *reason)
{
	g->counts[fate]++;
	settle_as(g, p, fate,
	          fate_line(fate, p->path, r, reason, g->call->screen));
}

/* The line of a bundle's member, called as the bundle was here; adds it. */
static void
add_member(const struct ingest *g, const struct paper *p, enum fate fate,
           const struct reply *member, FILE *out)
{
	const char *name = value_member(member->result, "name");
	const char *slash = name == NULL ? NULL : strchr(name, '/');
	char *path, *line;

	if (asprintf(&path, "%s%s", p->path, slash == NULL ? "" : slash) < 0)
		return;
	line = fate_line(fate, path, member, NULL, g->call->screen);
	fprintf(out, "%s%s", ftell(out) > 0 ? "\n" : "",
	        line == NULL ? "" : line);
	free(line);
	free(path);
}

/* A bundle's members have a line each and count each. */
static void
settle_bundle(struct ingest *g, struct paper *p, const json_t *members)
{
	bool quiet = arguments_flag(g->call->arguments, "quiet");
	enum fate worst = FATE_NEW;
	char *lines = NULL;
	size_t i, n;
	const json_t *one;
	FILE *out = open_memstream(&lines, &n);

	json_array_foreach (members, i, one) {
		const struct reply member = {.result = one};
		enum fate fate = fate_of(&member);

		g->counts[fate]++;
		if (!fate_is_taken(fate))
			worst = fate;
		if (out != NULL && (!quiet || !fate_is_taken(fate)))
			add_member(g, p, fate, &member, out);
	}
	if (out != NULL)
		fclose(out);
	settle_as(g, p, worst, lines);
}

/* ---- out ---- */

static void
put_request(struct jsonout *j, size_t id, const char *name)
{
	jsonout_object(j);
	jsonout_pair(j, "jsonrpc", "2.0");
	jsonout_count(j, "id", id);
	jsonout_pair(j, "method", "ingest.submit");
	jsonout_key(j, "params");
	jsonout_object(j);
	jsonout_key(j, "fd");
	jsonout_bool(j, true);
	jsonout_pair(j, "name", name);
	jsonout_key(j, "wait");
	jsonout_bool(j, true);
	jsonout_end(j);
	jsonout_end(j);
}

/* False when the daemon is gone. */
static bool
hand_in(struct ingest *g, size_t i)
{
	struct paper *p = &g->papers[i];
	struct jsonout request;
	struct input in;
	bool ok;

	if (!input_open(&in, p->path)) {
		/* The message begins with the path, as the line does. */
		settle(g, p, FATE_REFUSED, NULL,
		       in.message + strlen(in.path) + 2);
		return true;
	}
	jsonout_init(&request);
	put_request(&request, i + 1, in.name);
	ok = jsonout_ok(&request) &&
	     link_send(&g->asking.link, jsonout_text(&request), in.fd);
	jsonout_fini(&request);
	input_close(&in);
	p->sent = ok;
	g->under_way += ok;
	return ok;
}

/* Fills the window. */
static bool
hand_in_more(struct ingest *g)
{
	for (; g->next < g->n && g->under_way < g->window; g->next++) {
		const struct paper *p = &g->papers[g->next];

		if (p->fate == FATE_NONE && !p->sent && !hand_in(g, g->next))
			return false;
	}
	return true;
}

/* ---- in ---- */

/* Back into the line, from where it will be handed in again. */
static void
again(struct ingest *g, size_t i)
{
	if (g->papers[i].sent)
		g->under_way--;
	g->papers[i].sent = false;
	if (g->next > i)
		g->next = i;
}

/* False when the daemon is gone, or going. */
static bool
take_reply(struct ingest *g)
{
	struct reply *r = &g->asking.reply;
	struct slice line;
	enum fate fate;
	long id;

	reply_fini(r);
	if (!link_line(&g->asking.link, &line))
		return false;
	if (!reply_parse(r, line) || r->id == NULL ||
	    !arguments_number(r->id, 1, (long)g->n, &id) ||
	    !g->papers[id - 1].sent)
		return true;
	fate = fate_of(r);
	again(g, (size_t)id - 1);
	if (fate == FATE_NONE) {
		nanosleep(&(struct timespec){0, 50000000}, NULL);
		return true;
	}
	/* Whoever only accepts is leaving; its successor will know. */
	if (fate == FATE_ACCEPTED)
		return false;
	if (fate_members(r) != NULL)
		settle_bundle(g, &g->papers[id - 1], fate_members(r));
	else
		settle(g, &g->papers[id - 1], fate, r, NULL);
	return true;
}

/* ---- the whole ---- */

static enum status
reconnect(struct ingest *g)
{
	progress_hide(&g->progress);
	fprintf(stderr, "duibiao: %s\n",
	        phrase(SAY_LOST, g->call->screen->language));
	for (size_t i = 0; i < g->n; i++)
		if (g->papers[i].sent)
			again(g, i);
	asking_fini(&g->asking);
	return asking_init(&g->asking, g->call);
}

static enum status
hand_in_all(struct ingest *g)
{
	enum status status = STATUS_OK;
	size_t settled = 0, losses = 0;

	while (g->settled < g->n && status == STATUS_OK) {
		if (hand_in_more(g) && (g->under_way == 0 || take_reply(g)))
			continue;
		/* A daemon that falls over the same paper again and again
		 * must not be asked for ever. */
		losses = g->settled == settled ? losses + 1 : 0;
		settled = g->settled;
		if (losses > 5)
			return STATUS_NO_DAEMON;
		status = reconnect(g);
	}
	return status;
}

static bool
gather(struct ingest *g, struct walk *w)
{
	const struct arguments *a = g->call->arguments;

	for (size_t i = 0; i < a->n_words; i++)
		if (!walk_add(w, a->words[i]))
			return false;
	g->n = w->n;
	g->papers = calloc(w->n + 1, sizeof(*g->papers));
	if (g->papers == NULL)
		return false;
	progress_init(&g->progress, screen_of(stderr), g->n, clock_ms());
	g->progress.screen.language = g->call->screen->language;
	for (size_t i = 0; i < w->n; i++)
		g->papers[i].path = w->at[i].path;
	for (size_t i = 0; i < w->n; i++)
		if (w->at[i].error != 0)
			settle(g, &g->papers[i], FATE_REFUSED, NULL,
			       strerror(w->at[i].error));
	return true;
}

/* Whatever was never answered is said so. */
static void
give_up(struct ingest *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->papers[i].fate == FATE_NONE)
			settle(g, &g->papers[i], FATE_REFUSED, NULL,
			       "the daemon did not answer");
}

static enum status
conclude(struct ingest *g, enum status status)
{
	if (status != STATUS_OK)
		give_up(g);
	progress_hide(&g->progress);
	fate_print_totals(g->counts, g->call->screen);
	if (status != STATUS_OK)
		return status;
	for (enum fate f = FATE_NEW; f < FATES; f++)
		if (!fate_is_taken(f) && g->counts[f] > 0)
			return STATUS_ERROR;
	return STATUS_OK;
}

enum status
ingest_run(const struct call *c)
{
	struct ingest g = {.call = c};
	struct walk walk = {.at = NULL};
	enum status status;
	long window;

	if (!arguments_number(call_value(c, "window"), 1, 4096, &window))
		return ask_usage(c, "--window is from 1 to 4096");
	g.window = (size_t)window;
	status = asking_init(&g.asking, c);
	if (status == STATUS_OK && !gather(&g, &walk)) {
		fputs("duibiao: out of memory\n", stderr);
		status = STATUS_ERROR;
	} else if (status == STATUS_OK) {
		status = conclude(&g, hand_in_all(&g));
	}
	asking_fini(&g.asking);
	free(g.papers);
	walk_fini(&walk);
	return status;
}
