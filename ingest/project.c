/*
 * What is pending, and how it becomes a record.
 */
#include "ingest/project.h"

#include "ingest/numbering.h"
#include "ingest/spelling.h"
#include "ingest/topic.h"

struct projects *
projects_new(struct reading *r, const struct columns *c)
{
	struct projects *p = arena_alloc(r->arena, sizeof(*p));

	p->r = r;
	p->columns = c;
	p->pending.budget = MONEY_NONE;
	return p;
}

struct span
project_span(const struct projects *p, struct slice s)
{
	uint32_t start = (uint32_t)(s.at - p->r->doc->text.at);

	return (struct span){start, start + (uint32_t)s.len};
}

void
project_name(struct projects *p, const struct project_title *title,
             struct slice printed)
{
	p->pending.named = true;
	p->pending.whole = title->whole;
	p->pending.title = *title;
	p->pending.span = project_span(p, printed);
	p->pending.department = SLICE_NONE;
	p->pending.goals.n = 0;
	p->pending.budget = amount_in_words(title->money);
	p->listing = false;
	p->levels = (struct kpi_levels){{"", 0}, {"", 0}, false};
}

void
project_retitle(struct projects *p, struct slice title)
{
	if (!p->pending.named || p->pending.goals.n > 0) {
		struct project_title none = {title, {"", 0}, 0, false};

		project_name(p, &none, title);
		return;
	}
	p->pending.title.name = title;
	p->pending.whole = false;
	p->pending.span = project_span(p, title);
}

size_t
project_goal_name(struct slice s)
{
	struct slice rest = slice_from(s, strlen("目标"));

	if (!slice_starts(s, SLICE("目标")) || take_numeral(&rest) == 0)
		return 0;
	if (slice_starts(rest, SLICE("：")))
		return s.len - rest.len + strlen("：");
	return slice_starts(rest, SLICE(":")) ? s.len - rest.len + 1 : 0;
}

/* The next goal's bytes: up to the line's end, or to the next 目标2：. */
static size_t
goal_length(struct slice s)
{
	const char *end = memchr(s.at, '\n', s.len);
	size_t n = end == NULL ? s.len : (size_t)(end - s.at);

	for (size_t at = 1; at < n; at++)
		if (s.at[at] == '\xe7' &&
		    project_goal_name(slice_from(s, at)) > 0)
			return at;
	return n;
}

void
project_goals(struct projects *p, struct slice cell)
{
	bool numbered = false;

	for (size_t at = 0; at < cell.len;) {
		struct slice rest = slice_from(cell, at);
		struct slice line = {rest.at, goal_length(rest)};

		at += line.len;
		line = trimmed(line);
		if (at < cell.len && cell.at[at] == '\n')
			at++;
		if (line.len == 0)
			continue;
		if (numbering_of(line).style != NUMBERING_NONE ||
		    project_goal_name(line) > 0) {
			numbered = true;
		} else if (numbered) {
			struct slice *last =
			    &p->pending.goals.at[p->pending.goals.n - 1];

			last->len = (size_t)(line.at - last->at) + line.len;
			continue;
		}
		*list_add(p->r->arena, &p->pending.goals) = line;
	}
}

static struct slice
project_words(const struct projects *p)
{
	const struct reading *r = p->r;
	struct slice name = p->pending.title.name;

	if (p->pending.whole && p->pending.department.len > 0)
		return p->pending.department;
	if (p->pending.whole && r->out->head.department_name.len > 0)
		return r->out->head.department_name;
	if (p->pending.named && name.len > 0)
		return name;
	if (p->pending.department.len > 0)
		return p->pending.department;
	if (p->last_line.end > p->last_line.start)
		return trimmed(slice_cut(r->doc->text, p->last_line));
	if (r->out->head.title.len > 0)
		return r->out->head.title;
	return SLICE("项目");
}

void
project_open(struct projects *p)
{
	struct disclosure *d = p->r->out;
	struct project *project = list_add(p->r->arena, &d->projects);

	project->number = p->pending.title.number;
	project->title = project_words(p);
	project->topic = topic_of_name(p->r->know->topics, project->title);
	project->budget = p->pending.budget;
	project->span = p->pending.named ? p->pending.span : p->last_line;
	p->current = (int64_t)d->projects.n;
	for (size_t i = 0; i < p->pending.goals.n; i++) {
		struct goal *g = list_add(p->r->arena, &d->goals);

		g->project = p->current;
		g->text = p->pending.goals.at[i];
		g->span = project_span(p, g->text);
	}
	project_name(p, &(struct project_title){{"", 0}, {"", 0}, 0, false},
	             (struct slice){p->r->doc->text.at, 0});
	p->pending.named = false;
}
