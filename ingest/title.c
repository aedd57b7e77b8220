/*
 * The title is the first short line that speaks of a budget, final accounts,
 * 三公, performance or procurement and is neither a numbered heading nor a
 * labelled line of a portal.  An office's name or a place on the line above is
 * part of it.
 */
#include "ingest/identity.h"

#include "ingest/numbering.h"

#define N(array) (sizeof(array) / sizeof((array)[0]))
#define TITLE_MOST 260 /* bytes */
#define LOOK_BLOCKS 14
#define LINES_ABOVE 3
#define LABEL_BLOCKS 40
#define LABEL_TABLES 6
#define LABEL_CELLS 60
#define VALUE_MOST 150

struct slice
text_of(const struct reading *r, size_t block)
{
	return slice_cut(r->doc->text, r->doc->blocks.at[block].span);
}

static bool
is_text(const struct reading *r, size_t block)
{
	return block < r->doc->blocks.n &&
	       r->doc->blocks.at[block].kind != BLOCK_TABLE;
}

/* 附件1：, 附： */
static struct slice
without_annex(struct slice s)
{
	const char *colon;

	if (!slice_starts(s, SLICE("附")))
		return s;
	colon = slice_find(s, SLICE("："));
	if (colon == NULL || colon - s.at > 16)
		return s;
	return slice_from(s, (size_t)(colon - s.at) + strlen("："));
}

static bool
is_labelled(struct slice s)
{
	const char *colon = slice_find(s, SLICE("："));

	if (colon == NULL)
		colon = slice_find(s, SLICE(":"));
	return colon != NULL && colon - s.at <= 30;
}

static bool
speaks_of_budgets(struct slice s)
{
	static const char *const words[] = {"预算", "决算",     "三公",
	                                    "绩效", "政府采购", "征收使用",
	                                    "收支", "支出情况", "支出公开"};

	return HAS_ANY(s, words);
}

/* 首页 > 政务公开 > 预算/决算: where a portal shows the page. */
static bool
is_path(struct slice s)
{
	static const char *const words[] = {"当前位置", "您的位置", "首页",
	                                    "的位置："};

	return HAS_ANY(s, words);
}

static bool
can_be_title(struct slice s)
{
	enum numbering_style style = numbering_of(s).style;

	return s.len >= 9 && s.len <= TITLE_MOST && style != NUMBERING_PART &&
	       style != NUMBERING_HAN && style != NUMBERING_HAN_BRACKET &&
	       style != NUMBERING_ARTICLE && !slice_ends(s, SLICE("。")) &&
	       !slice_ends(s, SLICE("；")) && !slice_ends(s, SLICE("：")) &&
	       !is_labelled(s) && !is_path(s) &&
	       slice_find(s, SLICE("，")) == NULL &&
	       memchr(s.at, '|', s.len) == NULL;
}

/* The blocks `first` to `last`, one behind the other, without line ends. */
static struct slice
join(struct reading *r, size_t first, size_t last)
{
	size_t n = 0;
	char *at;

	for (size_t i = first; i <= last; i++)
		n += text_of(r, i).len;
	at = arena_alloc(r->arena, n);
	n = 0;
	for (size_t i = first; i <= last; i++) {
		struct slice s = text_of(r, i);

		memcpy(at + n, s.at, s.len);
		n += s.len;
	}
	return (struct slice){at, n};
}

/* The title in block `i`, with up to three lines above it if they are what
 * names the place. */
static struct slice
whole_title(struct reading *r, size_t i, struct slice title)
{
	if (locate(r->know->divisions, title).n > 0)
		return title;
	for (size_t up = 1; up <= LINES_ABOVE && up <= i; up++) {
		struct slice s = text_of(r, i - up);

		if (!is_text(r, i - up) || s.len > 120 || s.len < 6 ||
		    !can_be_title(s))
			break;
		if (locate(r->know->divisions, s).n > 0)
			return join(r, i - up, i);
	}
	return title;
}

struct slice
title_of(struct reading *r, size_t *block)
{
	struct slice first;

	for (size_t i = 0; i < LOOK_BLOCKS && i < r->doc->blocks.n; i++) {
		struct slice s;

		if (!is_text(r, i))
			continue;
		s = without_annex(text_of(r, i));
		if (!can_be_title(s) || !speaks_of_budgets(s))
			continue;
		*block = i;
		return whole_title(r, i, s);
	}
	*block = 0;
	if (!is_text(r, 0))
		return SLICE_NONE;
	first = without_annex(text_of(r, 0));
	return can_be_title(first) ? first : SLICE_NONE;
}

/* ---- labels ---- */

static const struct {
	const char *word;
	enum label_role role;
} label_words[] = {
    {"编制单位", LABEL_MAKER},
    {"编制部门", LABEL_MAKER},
    {"编报单位", LABEL_MAKER},
    {"填报单位", LABEL_MAKER},
    {"填报部门", LABEL_MAKER},
    {"填表单位", LABEL_MAKER},
    {"申报单位", LABEL_MAKER},
    {"公开单位", LABEL_MAKER},
    {"公开部门", LABEL_MAKER},
    {"部门名称", LABEL_MAKER},
    {"单位名称", LABEL_MAKER},
    {"部门（单位）名称", LABEL_MAKER},
    {"部门(单位)名称", LABEL_MAKER},
    {"预算单位", LABEL_MAKER},
    {"预算部门", LABEL_MAKER},
    {"部门", LABEL_MAKER},
    {"单位", LABEL_MAKER},
    {"预算主管部门", LABEL_AUTHORITY},
    {"项目主管部门", LABEL_AUTHORITY},
    {"主管预算部门", LABEL_AUTHORITY},
    {"主管部门", LABEL_AUTHORITY},
    {"主管单位", LABEL_AUTHORITY},
    {"主管部门及代码", LABEL_AUTHORITY},
    {"实施单位", LABEL_DOER},
    {"项目单位", LABEL_DOER},
    {"项目实施单位", LABEL_DOER},
    {"项目承担单位", LABEL_DOER},
    {"发布机构", LABEL_PUBLISHER},
    {"发布单位", LABEL_PUBLISHER},
    {"发文机关", LABEL_PUBLISHER},
    {"公开机构", LABEL_PUBLISHER},
    {"信息来源", LABEL_PUBLISHER},
    {"来源", LABEL_PUBLISHER},
    {"发布", LABEL_PUBLISHER},
};

/* The role of a label that is all of `s`; -1 for none. */
static int
role_of(struct slice s)
{
	s = trim_blanks(slice_from(s, numbering_of(s).length));
	for (size_t i = 0; i < N(label_words); i++)
		if (slice_is(s, slice_of(label_words[i].word)))
			return (int)label_words[i].role;
	return -1;
}

static void
add_label(struct labels *out, int role, struct slice value)
{
	value = trim_blanks(value);
	if (role < 0 || value.len < 6 || value.len > VALUE_MOST ||
	    out->n == LABELS_MOST)
		return;
	out->at[out->n++] = (struct label){(enum label_role)role, value};
}

/* Up to a run of blanks, where a line holds several labels. */
static struct slice
up_to_gap(struct slice s)
{
	struct slice rest = skip_blanks(s);
	size_t n = 0;

	s = rest;
	while (n < s.len) {
		size_t blank = blank_length(slice_from(s, n));

		if (blank > 0 &&
		    (blank == 3 || blank_length(slice_from(s, n + blank)) > 0))
			break;
		n += blank > 0 ? blank : 1;
	}
	return (struct slice){s.at, n};
}

/* Every “label：value” of a line. */
static void
labels_in_line(struct slice s, struct labels *out)
{
	while (s.len > 0) {
		const char *colon = slice_find(s, SLICE("："));
		size_t width = strlen("：");
		struct slice value;

		if (colon == NULL) {
			colon = memchr(s.at, ':', s.len);
			width = 1;
		}
		if (colon == NULL || colon - s.at > 60)
			return;
		value =
		    up_to_gap(slice_from(s, (size_t)(colon - s.at) + width));
		add_label(out,
		          role_of((struct slice){s.at, (size_t)(colon - s.at)}),
		          value);
		s = skip_blanks(
		    slice_from(s, (size_t)(value.at + value.len - s.at)));
	}
}

static void
labels_in_table(const struct reading *r, const struct table *t,
                struct labels *out)
{
	for (size_t i = 0; i < t->cells.n && i < LABEL_CELLS; i++) {
		const struct cell *c = &t->cells.at[i];
		struct slice s = slice_cut(r->doc->text, c->span);
		int role;

		if (s.len > 200 || s.len < 6)
			continue;
		role = role_of(s);
		if (role >= 0 && i + 1 < t->cells.n && c[1].row == c->row)
			add_label(out, role,
			          slice_cut(r->doc->text, c[1].span));
		else if (role < 0)
			labels_in_line(s, out);
	}
}

void
labels_of(const struct reading *r, struct labels *out)
{
	size_t n = r->doc->blocks.n, tables = 0;

	out->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct block *b = &r->doc->blocks.at[i];
		struct slice s = text_of(r, i);

		if (i == LABEL_BLOCKS && n > LABEL_BLOCKS + 6)
			i = n - 6;
		if (b->kind == BLOCK_TABLE) {
			if (tables++ < LABEL_TABLES)
				labels_in_table(r, b->table, out);
		} else if (s.len <= 300) {
			int role = role_of(s);

			/* 三、项目实施单位, with the name on the next line */
			if (role >= 0 && is_text(r, i + 1))
				add_label(out, role, text_of(r, i + 1));
			else
				labels_in_line(s, out);
		}
	}
}
