/*
 * The county, city or province of a paper: from its title, else from the lines
 * around it, else from a text that names one county only.  Where several bear
 * the name, words for their prefectures and provinces decide, nearest first;
 * where none do, the finding lists them.
 */
#include "ingest/identity.h"
#include "ingest/spelling.h"

#include <stdio.h>

#define OPENING_BLOCKS 8

static void
ask(struct paper *p, struct slice s)
{
	if (p->where.n == 0)
		p->where = locate(p->r->know->divisions, s);
}

static bool
opens(struct slice line, struct slice name)
{
	return trimmed(line).at == name.at;
}

/* A county that the text as a whole names, and no other: in two lines, or as
 * the first word of one. */
static void
ask_text(struct paper *p)
{
	const struct division *only = NULL;
	struct slice rest = head_of(p->text);
	unsigned n = 0;

	while (rest.len > 0) {
		struct slice line = rest;
		const char *end = memchr(rest.at, '\n', rest.len);
		struct whereabouts w;

		if (end != NULL)
			line.len = (size_t)(end - rest.at);
		w = locate(p->r->know->divisions, line);
		rest = slice_from(rest, line.len + 1);
		if (w.n == 0)
			continue;
		if (w.n > 1 || w.at[0]->level != DIVISION_COUNTY ||
		    (only != NULL && only != w.at[0]))
			return;
		only = w.at[0];
		p->where = w;
		n += opens(line, w.text) ? 2 : 1;
	}
	if (n < 2)
		p->where.n = 0;
}

/* A wide place of the title, made narrower by the issuer's own name. */
static void
deepen(struct paper *p, struct slice s)
{
	struct whereabouts w;

	if (p->where.n != 1 || p->where.at[0]->level == DIVISION_COUNTY)
		return;
	w = locate(p->r->know->divisions, s);
	if (w.n == 1 && w.at[0] != p->where.at[0] &&
	    division_within(w.at[0], p->where.at[0]))
		p->where = w;
}

static void
ask_around(struct paper *p)
{
	size_t n = p->r->doc->blocks.n;

	ask(p, p->issuer.name);
	for (size_t i = 0; i < n && i < OPENING_BLOCKS; i++)
		if (text_of(p->r, i).len <= 200)
			ask(p, text_of(p->r, i));
	for (size_t i = 0; i < p->labels.n; i++)
		ask(p, p->labels.at[i].value);
	for (size_t i = n > 4 ? n - 4 : n; i < n; i++)
		if (text_of(p->r, i).len <= 90)
			ask(p, text_of(p->r, i));
}

static void
search(struct paper *p)
{
	const struct divisions *d = p->r->know->divisions;
	const struct division *branch;

	p->where = locate(d, p->title);
	if (p->r->form) {
		p->where.n = 0;
		return;
	}
	if (p->where.n == 0)
		ask_around(p);
	else if (!p->titled)
		deepen(p, p->issuer.name);
	if (p->where.n == 0)
		ask_text(p);
	if (p->where.n > 1)
		narrow(d, &p->where, p->title);
	if (p->where.n > 1)
		narrow(d, &p->where, head_of(p->text));
	if (p->where.n > 1)
		narrow(d, &p->where, tail_of(p->text));
	if (p->where.n > 1)
		narrow(d, &p->where, p->text);
	if (p->where.n != 1 || p->where.at[0]->level == DIVISION_COUNTY)
		return;
	branch = inner_county(d, p->where.at[0], p->issuer.name);
	if (branch != NULL)
		p->where.at[0] = branch;
}

static void
report_choices(struct paper *p)
{
	char list[1200] = "";
	size_t n = 0;
	struct span span = title_span(p);

	for (unsigned i = 0; i < p->where.n && n < sizeof(list) - 120; i++) {
		const struct division *d = p->where.at[i];

		n += (size_t)snprintf(
		    list + n, sizeof(list) - n, "%s%s%s%s (%s)",
		    i > 0 ? ", " : "", d->province,
		    d->level == DIVISION_COUNTY ? d->prefecture : "", d->name,
		    d->code);
	}
	if (p->where.n > 1)
		disclosure_find(
		    p->r->out, p->r->arena, UNKNOWN_COUNTY, &span, 1,
		    "“%.*s” may be %s; the paper does not say which",
		    (int)p->where.text.len, p->where.text.at, list);
	else if (p->r->form)
		disclosure_find(
		    p->r->out, p->r->arena, UNKNOWN_COUNTY, &span, 1,
		    "the title “%.*s” is a form that is not filled in",
		    (int)p->title.len, p->title.at);
	else
		disclosure_find(p->r->out, p->r->arena, UNKNOWN_COUNTY, &span,
		                1, "no county, city or province is named");
}

static struct slice
known(const char *s)
{
	return s[0] == '\0' ? SLICE_NONE : slice_of(s);
}

void
find_place(struct paper *p)
{
	struct head *h = &p->r->out->head;
	const struct division *d;

	search(p);
	if (p->where.n != 1) {
		report_choices(p);
		return;
	}
	d = p->where.at[0];
	h->division_code = slice_of(d->code);
	h->division_name = slice_of(d->name);
	h->province = slice_of(d->province);
	h->prefecture = d->level == DIVISION_PREFECTURE ? slice_of(d->name)
	                                                : known(d->prefecture);
}
