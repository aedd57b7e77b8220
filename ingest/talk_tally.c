/*
 * Counts of persons, receptions, groups and cars: a number, its counter, and
 * the word that says what is counted.
 */
#include "ingest/counts.h"
#include "ingest/talk.h"
#include "ingest/words.h"

/* 出国团组停派，费用0元: the words name the topic as well. */
static void
turn_topic(struct talk *t)
{
	bool abroad = slice_is(t->family, SLICE("abroad"));
	struct subject s = {.from = 0};

	s.measure =
	    abroad ? SLICE("sangong.abroad") : SLICE("sangong.reception");
	if (!t->reason && !t->clause.labelled && t->depth == 0 &&
	    slice_is(t->topic.measure, SLICE("sangong.total")))
		set_topic(t, &s);
}

bool
at_home(const struct talk *t)
{
	const struct mention *m = ahead(t, 0);
	struct span span = {f_byte(t, m->from), f_byte(t, m->to)};

	return slice_starts(slice_cut(t->m->text.raw, span), SLICE("国内"));
}

void
tally_word(struct talk *t, const struct lexeme *l)
{
	struct clause *c = &t->clause;
	struct slice counted = l->measure;

	/* 团组: those sent abroad, unless guests are being counted. */
	if (slice_is(counted, SLICE("groups")))
		counted = slice_is(t->family, SLICE("reception"))
		              ? SLICE("reception.batches")
		              : SLICE("abroad.groups");

	if (slice_is(t->family, SLICE("foreign")) && !at_home(t) &&
	    about(counted, SLICE("reception")))
		return;
	if (about(counted, SLICE("reception")) ||
	    about(counted, SLICE("abroad"))) {
		t->family = about(counted, SLICE("reception"))
		                ? SLICE("reception")
		                : SLICE("abroad");
		turn_topic(t);
	}
	if (about(counted, SLICE("staff")))
		t->family = counted;
	/* 购置公务用车: the car itself is no action. */
	if (slice_is(counted, SLICE("vehicle"))) {
		if (c->counted.at == NULL)
			c->counted = counted;
		return;
	}
	if (c->counted.at != NULL && c->near && t->i > 0 &&
	    is_word(ahead(t, (size_t)-1), LEX_AND))
		c->then = counted;
	else
		c->counted = counted;
	c->near = true;
}

/* No year is named, or that of the paper. */
static bool
names_own_year(const struct talk *t)
{
	int year =
	    t->clause.when.year != 0 ? t->clause.when.year : t->sentence.year;

	return year == 0 || year == own_year(t);
}

static void
count(struct talk *t, struct slice measure, const struct mention *m)
{
	struct subject s = {.measure = measure};
	struct when w;

	if (t->elsewhere)
		return;
	if (slice_is(measure, SLICE("vehicles.kept")) ||
	    about(measure, SLICE("assets")))
		s.measure = SLICE("assets");
	w = talk_when(t, &s);
	if (slice_is(measure, SLICE("vehicles.kept")) && names_own_year(t))
		w.year = own_year(t);
	if (w.year > 0 &&
	    counts_add(t->r, measure, (unsigned)w.year, w.stage, m->number,
	               (struct span){t->start + m->start, t->start + m->end}))
		t->last_count = t->r->out->counts.n;
}

/* What the label or the heading is about decides whose persons they are. */
static struct slice
family(const struct talk *t)
{
	const struct subject *s = talk_target(t);

	if (t->family.at != NULL)
		return t->family;
	if (s != NULL && slice_is(s->measure, SLICE("sangong.reception")))
		return SLICE("reception");
	if (s != NULL && slice_is(s->measure, SLICE("sangong.abroad")))
		return SLICE("abroad");
	return SLICE_NONE;
}

/* 现有车辆6辆，处置2辆，处置后保有4辆: what is kept in the end.  Where none
 * came or went, 其中应急车保有4辆 is a part.  False when it is neither. */
static bool
goes_on_from_now(struct talk *t, struct slice counted, const struct mention *m)
{
	static const struct slice moves[] = {
	    WORD("处置"), WORD("处理"), WORD("报废"), WORD("报损"),
	    WORD("划转"), WORD("拍卖"), WORD("移交"), WORD("上缴"),
	    WORD("淘汰"), WORD("调出"), WORD("核减"), WORD("减少"),
	    WORD("购置"), WORD("购入"), WORD("更新"), WORD("新增")};
	struct slice between;
	struct count *n;

	if (t->now_count == 0 || !slice_is(counted, SLICE("vehicles.kept")))
		return false;
	n = &t->r->out->counts.at[t->now_count - 1];
	if (!slice_is(n->measure, counted) || !names_own_year(t))
		return false;
	between = slice_cut(t->m->text.raw,
	                    (struct span){n->span.end - t->start, m->start});
	if (!SAYS_ANY(between, moves))
		return m->number <= n->value;
	n->value = m->number;
	n->span = (struct span){t->start + m->start, t->start + m->end};
	return true;
}

static void
count_vehicles(struct talk *t, const struct mention *m)
{
	struct slice counted = t->clause.counted;
	const struct subject *s = talk_target(t);
	const struct subject worth = {.measure =
	                                  SLICE("assets.vehicles_value")};
	bool assets =
	    t->p->section == SECTION_ASSETS || in_context(t, SLICE("assets"));

	if (slice_is(counted, SLICE("vehicles.now"))) {
		count(t,
		      assets ? SLICE("assets.vehicles")
		             : SLICE("vehicles.kept"),
		      m);
		t->now_count = t->last_count;
	} else if (slice_is(counted, SLICE("assets.vehicles"))) {
		bool kept = t->p->section == SECTION_SANGONG && !assets;

		if (t->clause.near)
			count(t,
			      kept ? SLICE("vehicles.kept")
			           : SLICE("assets.vehicles"),
			      m);
		if (t->clause.near && assets && t->depth == 0)
			set_topic(t, &worth);
	} else if (about(counted, SLICE("vehicles"))) {
		if (t->clause.near && !goes_on_from_now(t, counted, m))
			count(t, counted, m);
	} else if (s != NULL && t->clause.labelled && t->clause.gap == 0) {
		if (slice_is(s->measure, SLICE("sangong.vehicle_purchase")))
			count(t, SLICE("vehicles.bought"), m);
		else if (slice_is(s->measure, SLICE("assets.vehicles_value")))
			count(t, SLICE("assets.vehicles"), m);
	}
}

/* What pieces are counted: the word before, or 团组 behind (0个团组). */
static struct slice
pieces_of(const struct talk *t)
{
	const struct mention *behind = ahead(t, 2);

	if (t->clause.near && t->clause.counted.at != NULL)
		return t->clause.counted;
	if (!is_word(behind, LEX_COUNTED) || behind->gap > 0)
		return SLICE_NONE;
	if (slice_is(behind->word->measure, SLICE("groups")))
		return slice_is(t->family, SLICE("reception"))
		           ? SLICE("reception.batches")
		           : SLICE("abroad.groups");
	return behind->word->measure;
}

static void
count_pieces(struct talk *t, const struct mention *m)
{
	struct slice what = pieces_of(t);

	if (about(what, SLICE("reception")))
		count(t, what, m);
	if (!slice_is(what, SLICE("abroad.groups")))
		return;
	t->family = SLICE("abroad");
	count(t, what, m);
}

/* 国内公务接待40次: guests come in batches, called times here. */
static void
count_times(struct talk *t, const struct mention *m)
{
	if (slice_is(pieces_of(t), SLICE("reception")) &&
	    in_context(t, SLICE("sangong")))
		count(t, SLICE("reception.batches"), m);
	else
		count_pieces(t, m);
}

/* 行政编制8名，事业编制9名: one kind of posts is their number only where no
 * other kind is named. */
static void
count_posts(struct talk *t, const struct mention *m)
{
	size_t *n = &t->r->out->counts.n;

	if (t->staff || t->staff_parts || !t->clause.near)
		return;
	if (t->quota_part > 0) {
		if (*n == t->quota_part)
			(*n)--;
		t->quota_part = SIZE_MAX;
		return;
	}
	t->last_count = 0;
	count(t, SLICE("staff.quota"), m);
	t->quota_part = t->last_count;
}

static void
count_persons(struct talk *t, const struct mention *m)
{
	struct slice whose = family(t);

	if (t->clause.per || m->gap > 2)
		return;
	if (slice_is(whose, SLICE("reception")))
		count(t, SLICE("reception.persons"), m);
	else if (slice_is(whose, SLICE("abroad")))
		count(t, SLICE("abroad.persons"), m);
	else if (slice_is(t->clause.counted, SLICE("staff.quota.part")))
		count_posts(t, m);
	else if (about(whose, SLICE("staff")) && !t->staff_parts &&
	         about(t->clause.counted, SLICE("staff")) && t->clause.near) {
		count(t, t->clause.counted, m);
		t->staff = true;
	}
}

/* Of 甲和乙3辆 the last one is counted, of 甲和乙分别3辆、4辆 both are. */
static void
choose(struct clause *c)
{
	if (c->then.at != NULL && !c->each) {
		c->counted = c->then;
		c->then = SLICE_NONE;
	}
}

void
tally_number(struct talk *t, const struct mention *number,
             const struct lexeme *counter)
{
	struct slice what = counter->measure;

	t->last_count = 0;
	/* 保有量减少4辆: by how many is not how many. */
	if (number->number < 0 || t->clause.change) {
		t->clause.counted = SLICE_NONE;
		return;
	}
	choose(&t->clause);
	if (slice_is(what, SLICE("vehicles"))) {
		count_vehicles(t, number);
	} else if (slice_is(what, SLICE("pieces"))) {
		count_pieces(t, number);
	} else if (slice_is(what, SLICE("times"))) {
		count_times(t, number);
	} else if (slice_is(what, SLICE("persons"))) {
		count_persons(t, number);
	} else if (slice_is(what, SLICE("batches")) &&
	           slice_is(family(t), SLICE("reception"))) {
		t->family = SLICE("reception");
		count(t, SLICE("reception.batches"), number);
	}
	t->clause.counted = t->clause.then;
	t->clause.near = t->clause.near && t->clause.then.at != NULL;
	t->clause.then = SLICE_NONE;
}
