/*
 * What an amount belongs to: the label that waits for it, the value of before,
 * a change of a part or of the whole.
 */
#include "ingest/finding.h"
#include "ingest/talk.h"

static void
too_fine(struct talk *t, const struct subject *s, const struct mention *m)
{
	struct span span = {t->start + f_byte(t, m->from),
	                    t->start + f_byte(t, m->to)};

	disclosure_find(
	    t->r->out, t->r->arena, FOUND_TOO_FINE, &span, 1,
	    SAID(said_measure("measure", s->measure),
	         said_words("figure", slice_cut(t->r->doc->text, span))));
}

/* An item of a list of function lines that the classification lacks: all
 * between the last mark and the amount is its name. */
static bool
unlisted_line(struct talk *t, const struct mention *m, struct subject *s)
{
	size_t i = t->i, from = 0;
	bool mark = false;

	if (!t->listing || t->depth > 0 || t->clause.change ||
	    t->clause.comparing || t->clause.labelled)
		return false;
	while (i > 0 && !mark) {
		const struct mention *before = &t->m->list.at[--i];

		mark = before->kind == MENTION_COMMA ||
		       before->kind == MENTION_STOP || is_word(before, LEX_AND);
		if (!mark && before->kind != MENTION_WORD)
			return false;
		from = mark ? before->to : 0;
	}
	if (!mark || m->from < from + 3 || m->from > from + 30)
		return false;
	*s = (struct subject){.from = (uint32_t)from, .fund = t->p->fund};
	return name_function(t, from, m->from, s);
}

/* From `old` the change leads to `now`. */
static bool
leads(money old, money change, int sign, money now)
{
	money there;

	return (sign < 0 ? money_sub(old, change, &there)
	                 : money_add(old, change, &there)) &&
	       money_equal(there, now);
}

/* 收入9万元，其中：甲8万元，乙1万元，较上年7万元增加2万元: the figures say that
 * the whole is compared, not the part named last. */
static bool
means_whole(const struct talk *t, money change)
{
	int sign = t->clause.sign;

	return t->old_at > 0 && t->all.measure.at != NULL && sign != 0 &&
	       money_known(t->old_value) &&
	       !leads(t->old_value, change, sign, t->own_value) &&
	       leads(t->old_value, change, sign, t->all_value);
}

/* The percentage of 增加88.12万元，增长4.82%, in hundredths, and how much its
 * last digit leaves open; -1 if none follows. */
static int64_t
rate_behind(const struct talk *t, int64_t *slack)
{
	const struct mention *m = ahead(t, 1);
	struct slice s;
	int64_t value = 0;
	int decimals = -1;

	for (size_t n = 1; n <= 3 && m != NULL && m->kind != MENTION_PERCENT;)
		m = ahead(t, ++n);
	if (m == NULL || m->kind != MENTION_PERCENT)
		return -1;
	s = slice_cut(t->m->text.raw, (struct span){m->start, m->end});
	for (size_t i = 0; i < s.len && i < 12 && decimals < 2; i++) {
		if (s.at[i] == '.')
			decimals = 0;
		else if (s.at[i] >= '0' && s.at[i] <= '9') {
			value = value * 10 + (s.at[i] - '0');
			decimals += decimals >= 0;
		} else if (s.at[i] != ',') {
			break;
		}
	}
	*slack = 1;
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++) {
		value *= 10;
		*slack *= 10;
	}
	return value;
}

/* The change, seen from what it leads to, is the printed percentage. */
static bool
is_rate_of(money now, money change, int sign, int64_t rate, int64_t slack)
{
	money old;
	int64_t share;

	return money_known(now) &&
	       (sign < 0 ? money_add(now, change, &old)
	                 : money_sub(now, change, &old)) &&
	       money_share(change, old, &share) && share - rate <= slack &&
	       rate - share <= slack;
}

/* 收入总计9万元，其中结转1万元，较上年增加2万元，增长28.57%: the percentage
 * says that the whole has grown. */
static bool
rates_whole(const struct talk *t, money change)
{
	int64_t slack = 0, rate = rate_behind(t, &slack);
	int sign = t->clause.sign;

	return rate > 0 && sign != 0 && t->all.measure.at != NULL &&
	       !is_rate_of(t->own_value, change, sign, rate, slack) &&
	       is_rate_of(t->all_value, change, sign, rate, slack);
}

/* 采购9万元，其中货物4万元、服务5万元，较上年减少1万元: behind a list of parts
 * it is the whole that is compared. */
static bool
ends_list(const struct talk *t)
{
	return t->listed > 1 && t->n_recent == t->listed &&
	       !t->clause.labelled && t->all.measure.at != NULL &&
	       t->whole.year != 0 &&
	       !slice_is(t->all.measure, t->topic.measure);
}

/* 2023年、2024年均为0万元: of the other years that were named. */
static void
say_of_years(struct talk *t, const struct subject *s, const struct mention *m,
             struct when last)
{
	for (size_t i = 0; i + 1 < t->clause.n_named; i++) {
		struct when w = t->clause.named[i];

		if (w.stage == STAGE_NONE)
			w.stage = last.stage;
		if (w.year != 0 && w.year < last.year)
			say_value(t, s, m, w, false);
	}
}

/* 较预算5万元结余1万元: what was left over is how much less was spent. */
static bool
is_surplus(const struct talk *t)
{
	const struct mention *before = ahead(t, (size_t)-1);
	const uint16_t *c;

	if (t->i == 0 || !is_word(before, LEX_FILL) ||
	    before->to - before->from != 2)
		return false;
	c = t->m->text.c + before->from;
	return c[0] == u'结' && c[1] == u'余';
}

/* 比上年9万元: the value of before. */
static void
attach_old(struct talk *t, const struct subject *s, const struct mention *m)
{
	say_value(t, s, m, when_before(t, when_changed(t)), true);
	t->old_at = t->r->statements.n;
	t->basis = basis_of(t, when_changed(t));
	t->clause.comparing = false;
	t->clause.gap = 0;
}

static void
attach_change(struct talk *t, struct subject *s, const struct mention *m)
{
	bool all = t->clause.all && t->n_labels > 1;

	if (!all && means_whole(t, m->value)) {
		t->r->statements.at[t->old_at - 1].measure = t->all.measure;
		*s = t->all;
	} else if (!all && (rates_whole(t, m->value) || ends_list(t))) {
		*s = t->all;
	}
	for (size_t i = 0; i < (all ? t->n_labels : 1); i++)
		say_change(t, all ? &t->labels[i] : s, m, m->value);
	t->clause.change = t->clause.each;
}

static void
attach_value(struct talk *t, const struct subject *s, const struct mention *m)
{
	const struct clause *c = &t->clause;
	struct when w = talk_when(t, s);

	if (c->each && t->n_labels < 2 && c->next < c->n_named) {
		w = c->named[c->next];
		w.year = w.year == 0 ? talk_when(t, s).year : w.year;
		w.stage = w.stage == STAGE_NONE ? own_stage(t) : w.stage;
	}
	if (c->all && t->n_labels < 2)
		say_of_years(t, s, m, w);
	if (c->all && t->n_labels > 1)
		for (size_t i = 0; i + 1 < t->n_labels; i++)
			say_value(t, &t->labels[i], m, w, false);
	say_value(t, s, m, w, false);
}

/* Cars that are or will be bought were counted right before. */
static bool
behind_bought(const struct talk *t)
{
	return t->last_count > 0 &&
	       slice_is(t->r->out->counts.at[t->last_count - 1].measure,
	                SLICE("vehicles.bought"));
}

/* 购置2辆、36万元: what they cost. */
static bool
is_price(const struct talk *t)
{
	const struct clause *c = &t->clause;

	return behind_bought(t) && !c->labelled && !c->change && !c->compared &&
	       about(t->topic.measure, SLICE("sangong.vehicle"));
}

void
attach_amount(struct talk *t, const struct mention *m)
{
	static const struct subject price = {
	    .measure = {"sangong.vehicle_purchase",
	                sizeof("sangong.vehicle_purchase") - 1}};
	struct clause *c = &t->clause;
	const struct subject *target = talk_target(t);
	struct subject s, unlisted;

	if (target != NULL && c->each && t->n_labels > 1 &&
	    c->next < t->n_labels)
		target = &t->labels[c->next];
	if (c->gap > (c->labelled && t->n_labels > 0 ? GAP_BEHIND_LABEL
	                                             : GAP_WITHOUT_LABEL)) {
		if (!unlisted_line(t, m, &unlisted)) {
			c->when = (struct when){0, STAGE_NONE};
			return;
		}
		target = &unlisted;
	}
	/* 拟购置车辆1台、金额20万元: no worth of what there is. */
	if (target == NULL ||
	    (behind_bought(t) &&
	     slice_is(target->measure, SLICE("assets.vehicles_value"))))
		return;
	s = is_price(t) ? price : *target;
	if (m->too_fine) {
		too_fine(t, &s, m);
		return;
	}
	if (c->comparing) {
		attach_old(t, &s, m);
		return;
	}
	if (c->compared && !c->change && is_surplus(t)) {
		c->change = true;
		c->sign = -1;
	}
	if (c->change)
		attach_change(t, &s, m);
	else
		attach_value(t, &s, m);
	c->next++;
	if (!c->each || c->next >= t->n_labels)
		t->n_labels = 0;
	if (t->n_labels == 0)
		set_topic(t, &s);
	c->gap = 0;
	c->compared = c->compared && c->change;
}
