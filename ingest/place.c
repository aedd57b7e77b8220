/*
 * The county, city or province of a paper: from its title, else from the lines
 * around it, else from a text that names one county only.  Where several bear
 * the name, words for their prefectures and provinces decide, nearest first;
 * where none do, the finding lists them.
 */
#include "ingest/finding.h"
#include "ingest/identity.h"
#include "ingest/spelling.h"

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

/* 河北省保定市曲阳县 (130634), … */
static struct said
say_choices(struct paper *p)
{
	struct said items[CHOICES_MOST];

	for (unsigned i = 0; i < p->where.n; i++) {
		const struct division *d = p->where.at[i];

		items[i] = said_print(
		    p->r->arena, "county", "%s%s%s (%s)", d->province,
		    d->level == DIVISION_COUNTY ? d->prefecture : "", d->name,
		    d->code);
	}
	return said_list(p->r->arena, "counties", items, p->where.n,
	                 (struct said){"", SLICE(", "), SLICE("、")});
}

static void
report_choices(struct paper *p)
{
	struct disclosure *out = p->r->out;
	struct arena *a = p->r->arena;
	struct span span = title_span(p);

	if (p->where.n > 1)
		disclosure_find(
		    out, a, FOUND_COUNTY_OPEN, &span, 1,
		    SAID(said_words("words", p->where.text), say_choices(p)));
	else if (p->r->form)
		disclosure_find(out, a, FOUND_COUNTY_FORM, &span, 1,
		                SAID(said_words("title", p->title)));
	else
		disclosure_find(out, a, FOUND_COUNTY_UNNAMED, &span, 1, NULL,
		                0);
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
