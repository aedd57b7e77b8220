/*
 * The state of clause.c and talk_*.c while they walk one run of text.
 * Nobody else includes this.
 */
#ifndef DUIBIAO_TALK_H
#define DUIBIAO_TALK_H

#include "ingest/clause.h"

/* Everything that a comma ends. */
struct clause {
	struct when when;    /* named for the amounts of this clause */
	struct when against; /* named behind 比, 较, 与 */
	bool comparing;      /* between 比 and its verb */
	bool compared;       /* a comparison was named in this clause */
	bool change;         /* a verb waits for its amount */
	int sign;            /* of that verb; 0: left open */
	bool none;           /* 未安排 waits for its label */
	uint32_t none_at;    /* mention */
	bool each, all;      /* 分别, 均 */
	unsigned next;       /* label or year that 分别 has come to */
	bool per;            /* 人均: no totals here */
	bool share;          /* 占: what is named here is only the whole */
	bool labelled;       /* a label stands in this clause */
	bool fund_label;     /* the last label says where money comes from */
	unsigned gap;        /* unknown characters since label or start */
	uint32_t from;       /* folded place where it starts */
	struct when named[LEGEND_MOST]; /* all years and stages, for 分别 */
	unsigned n_named;
	unsigned values;      /* that this clause has stated */
	struct slice counted; /* what a number here would count */
	struct slice then; /* 购置数和保有量分别: and what the next one */
	bool near;         /* nothing unknown between that and here */
};

/* A bracket opens a level; its end brings back what was outside. */
struct level {
	struct clause clause;
	struct subject topic;
	struct subject labels[LABELS_MOST];
	unsigned n_labels;
	struct subject all;
	money all_value;
	struct when whole, own;
	money own_value, old_value;
	struct slice family;
	bool reason;
	bool title; /* a heading in brackets */
};

struct talk {
	struct reading *r;
	struct passage *p;
	struct mentions *m;
	size_t block;
	uint32_t start; /* byte of the run in the document */
	bool heading;
	size_t i;       /* mention */
	size_t head_at; /* mention that ends the heading of the run; or 0 */

	struct clause clause;
	struct subject topic;
	struct subject labels[LABELS_MOST]; /* waiting for amounts */
	unsigned n_labels;
	struct when whole;  /* of what parts are parts of */
	struct subject all; /* the whole itself */
	money all_value;
	struct slice family; /* reception or abroad: whose persons */

	struct when sentence; /* named before its first amount */
	bool amounts;         /* the sentence has had an amount */
	bool named;           /* … and a label of its own */
	bool reason;          /* why or what for: labels are no topics */
	enum basis basis;     /* of the last comparison */
	bool defining;  /* 是指: nothing here is a figure of this paper */
	bool here;      /* the run itself has named the topic */
	size_t demoted; /* 1 + mention that turned out to be mere text */
	bool listing;   /* the last amount was a function line's */

	/* The values of the topic in this sentence, to hang changes on. */
	struct when own;
	money own_value, old_value;
	size_t old_at; /* 1 + statement of the old value in this clause */

	struct slice path[3]; /* codes of 类 and 款 that were named */
	struct subject item; /* …（项）。 heads the sentences behind it */
	struct level level[LEVELS_MOST];
	unsigned depth, lost; /* open brackets; those beyond the last level */
	struct subject sole;  /* the one label of this sentence */
	unsigned n_subjects;  /* that it has named */
	struct subject said;  /* what the sentence before was about */
	bool staff, staff_parts; /* staff was counted; its parts are listed */
	size_t quota_part; /* 1 + place of the count of one kind of posts */
	struct subject
	    recent[LABELS_MOST]; /* valued since the last semicolon */
	unsigned n_recent;
	unsigned listed;       /* values of the clause before */
	struct mention amount; /* that own_value was read from */
	bool elsewhere;        /* the sentence is about another place */
	bool returned;         /* … named the year of the paper itself */
	size_t now_count;  /* 1 + place of what 现有 counted here; 0: none */
	size_t last_count; /* 1 + place of the count before; 0: none */
};

/* How much unknown text may stand between a label and its amount, in
 * characters; without a label of its own an amount stands alone. */
#define GAP_BEHIND_LABEL 4
#define GAP_WITHOUT_LABEL 0

/* talk_word.c */
void take_word(struct talk *t, const struct mention *m);
void name_year(struct talk *t, int year);

/* talk_label.c */
void take_label(struct talk *t, const struct lexeme *l,
                const struct mention *m);

/* The label waits for its amounts; it is the topic unless it only explains. */
void push_label(struct talk *t, const struct subject *s);

/* Nothing unknown, and no number, right before the mention. */
bool starts_here(const struct talk *t, const struct mention *m);

/* A known word that does not play its part here is a gap after all. */
void demote(struct talk *t, const struct mention *m);

/* The passage, or what it has come to, is about `whole`. */
bool in_context(const struct talk *t, struct slice whole);
void set_topic(struct talk *t, const struct subject *s);

/* talk_fund.c */
bool about_money(struct slice measure);

/* The budget that pays for a part named here. */
enum fund talk_fund(const struct talk *t);

/* What a word for the source of money is a label of, in its place. */
struct subject fund_subject(const struct talk *t, const struct lexeme *l,
                            struct subject s);

/* The budget that a revenue comes from; FUND_NONE for other measures. */
enum fund fund_of_revenue(struct slice measure);

/* The label only says who pays for what is named behind it. */
bool only_pays(const struct talk *t, const struct lexeme *l);

/* What a label means in a chapter on one budget. */
void to_chapter(const struct talk *t, const struct lexeme *l,
                struct subject *s);

/* 全部为 stands before the label and nothing behind it: it has the amount of
 * the whole. */
void say_all(struct talk *t, const struct subject *s, const struct mention *m);

/* The label is of one level of government, the amount a part. */
bool is_level_of_whole(const struct talk *t, const struct lexeme *l,
                       const struct mention *m);

/* talk_none.c */
void take_none(struct talk *t, const struct mention *m);
void take_sum(struct talk *t, const struct mention *m);

/* 未安排 stands in front of the label `s`, read from `l`. */
void deny(struct talk *t, const struct lexeme *l, const struct subject *s);

/* talk_function.c */
void take_function(struct talk *t, const struct lexeme *l,
                   const struct mention *m);
void take_level(struct talk *t, const struct mention *m);

/* Makes `s` the function line whose name is printed from `from` to `to`. */
bool name_function(const struct talk *t, size_t from, size_t to,
                   struct subject *s);

/* talk_when.c */
struct when talk_when(const struct talk *t, const struct subject *s);

/* Assets and staff: what a paper says it holds, and when it held it. */
bool is_held(const struct subject *s);
struct when when_held(const struct talk *t);

/* The stage that a change of that year is likely of. */
enum stage main_stage(const struct talk *t, int year);

/* talk_say.c */
void say_value(struct talk *t, const struct subject *s, const struct mention *m,
               struct when w, bool old);
void say_change(struct talk *t, const struct subject *s,
                const struct mention *m, money amount);
void say_level(struct talk *t, const struct mention *m);
void say_none(struct talk *t, const struct subject *s, const struct mention *m,
              struct when when);
const struct subject *talk_target(const struct talk *t);

/* The year and stage whose value has changed, those of the value before, and
 * what is compared. */
struct when when_changed(const struct talk *t);
struct when when_before(const struct talk *t, struct when changed);
enum basis basis_of(struct talk *t, struct when changed);

/* talk_attach.c */
void attach_amount(struct talk *t, const struct mention *m);

/* talk_place.c: is it about another place from here on? */
void look_for_place(struct talk *t, const struct mention *m);

/* talk_amount.c */
void say_amount(struct talk *t, const struct mention *m);

/* talk_passage.c */
void passage_unit(struct talk *t);   /* 单位：万元 */
void passage_legend(struct talk *t); /* 本年决算／上年决算 */
void passage_head(struct talk *t);   /* the label of a heading */
void passage_when(struct talk *t);   /* its year and stage */

/* The mention that ends a heading (label, then a colon or full stop) which
 * begins at mention `from`; 0 if none does. */
size_t opens_with_head(const struct talk *t, size_t from);

/* talk_tally.c */

/* 国内…: the word at hand is not of the guests from abroad named before. */
bool at_home(const struct talk *t);
void tally_word(struct talk *t, const struct lexeme *l);
void tally_number(struct talk *t, const struct mention *number,
                  const struct lexeme *counter);

/* The code is `whole` or a part of it by its name (sangong.…). */
bool about(struct slice measure, struct slice whole);

/* The year that a word like 上年 means, seen from the document. */
int own_year(const struct talk *t);

/* The year of the chapter, where its heading names one; else that of the
 * document. */
int chapter_year(const struct talk *t);

/* The stage that the document's figures have unless something else is said. */
enum stage own_stage(const struct talk *t);

/* The mention `n` further on, or NULL. */
static inline const struct mention *
ahead(const struct talk *t, size_t n)
{
	return t->i + n < t->m->list.n ? &t->m->list.at[t->i + n] : NULL;
}

/* The byte of a folded place in the run. */
static inline uint32_t
f_byte(const struct talk *t, uint32_t place)
{
	return t->m->text.at[place];
}

static inline bool
is_word(const struct mention *m, enum lexeme_kind kind)
{
	return m != NULL && m->kind == MENTION_WORD && m->word->kind == kind;
}

#endif
