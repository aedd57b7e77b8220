/*
 * Lines of the functional classification as labels: 水体4204.8万元,
 * 2110302水体, 节能环保支出（类）污染防治（款）水体（项）.
 */
#include "ingest/talk.h"

#include "ingest/function_class.h"
#include "ingest/spelling.h"
#include "ingest/utf8.h"

/* expenditure.function:<name in one spelling>, as tables name it too. */
static struct slice
function_measure(const struct talk *t, size_t from, size_t to,
                 struct slice *name)
{
	static const char head[] = "expenditure.function:";
	const struct folded *f = &t->m->text;
	char *text = arena_alloc(t->r->arena, sizeof(head) + 3 * (to - from));
	size_t n = sizeof(head) - 1;

	memcpy(text, head, n);
	for (size_t i = from; i < to; i++)
		n += utf8_put(f->c[i], text + n);
	*name = slice_from((struct slice){text, n}, sizeof(head) - 1);
	return (struct slice){text, n};
}

bool
name_function(const struct talk *t, size_t from, size_t to, struct subject *s)
{
	struct slice name;

	s->measure = function_measure(t, from, to, &name);
	return name.len >= 6;
}

/* 2080505机关事业单位…: the code that is printed before the name. */
static struct slice
code_before(const struct talk *t, const struct mention *m)
{
	struct slice code;

	if (t->i == 0 || m->gap > 0 || m[-1].kind != MENTION_NUMBER)
		return SLICE_NONE;
	code = spelled(
	    t->r->arena,
	    slice_cut(t->m->text.raw, (struct span){m[-1].start, m[-1].end}));
	return function_code_valid(t->r->know->functions, code) ? code
	                                                        : SLICE_NONE;
}

void
take_function(struct talk *t, const struct lexeme *l, const struct mention *m)
{
	struct slice name, code = code_before(t, m);
	struct subject s = {.from = m->from};

	if ((code.len == 0 && (m->gap > 0 || !starts_here(t, m))) ||
	    t->clause.per || t->clause.comparing) {
		demote(t, m);
		return;
	}
	if (is_word(ahead(t, 1), LEX_FUNCTION) ||
	    (ahead(t, 1) != NULL && ahead(t, 1)->kind == MENTION_LEVEL &&
	     ahead(t, 1)->gap == 0))
		return; /* take_level() names it */
	s.measure = function_measure(t, m->from, m->to, &name);
	s.function_code = code.len > 0 ? code
	                               : function_code_at(t->r->know->functions,
	                                                  (size_t)l->value);
	s.fund = talk_fund(t);
	if (t->clause.none)
		say_none(t, &s, &t->m->list.at[t->clause.none_at],
		         talk_when(t, &s));
	push_label(t, &s);
}

/* 社会保障和就业支出（类）…（款）…（项）: the last one is the label, the
 * others say under what it stands. */
void
take_level(struct talk *t, const struct mention *m)
{
	size_t i = t->i, from = 0;
	struct slice name, parent = SLICE_NONE;
	struct subject s = {.from = m->from};

	while (i > 0 && from == 0) {
		const struct mention *before = &t->m->list.at[--i];

		if (before->kind != MENTION_WORD)
			from = before->to;
	}
	if (from >= m->from || m->number < 1 || m->number > 3)
		return;
	for (int64_t k = m->number - 1; k > 0 && parent.len == 0; k--)
		parent = t->path[k - 1];
	s.measure = function_measure(t, from, m->from, &name);
	s.function_code = function_code_of_level(t->r->know->functions, name,
	                                         parent, (unsigned)m->number);
	if (s.function_code.len == 0)
		s.function_code =
		    function_code(t->r->know->functions, name, parent);
	s.fund = talk_fund(t);
	t->path[m->number - 1] = s.function_code;
	for (int64_t k = m->number; k < 3; k++)
		t->path[k] = SLICE_NONE;
	t->n_labels = 0;
	t->reason = false;
	push_label(t, &s);
}
