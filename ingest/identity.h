/*
 * The steps of identify(), each in a file of its own: what the paper calls
 * itself (title.c), who issued it (issuer.c), where it is from (locate.c,
 * place.c), for whom it speaks (scope.c), what it is and for which year
 * (doc_type.c). Internal to identify.c and these.
 */
#ifndef DUIBIAO_IDENTITY_H
#define DUIBIAO_IDENTITY_H

#include "ingest/division.h"
#include "ingest/reading.h"

/* ---- title.c ---- */

/* How directly a line or cell names who the paper is about. */
enum label_role {
	LABEL_MAKER,     /* 编制单位, 单位名称 */
	LABEL_AUTHORITY, /* 主管部门 */
	LABEL_DOER,      /* 实施单位 */
	LABEL_PUBLISHER  /* 发布机构 */
};

struct label {
	enum label_role role;
	struct slice value;
};

#define LABELS_MOST 24

struct labels {
	struct label at[LABELS_MOST];
	size_t n;
};

/* The title, joined where it takes two lines; SLICE_NONE.  `*block` is the
 * (last) block it stands in. */
struct slice title_of(struct reading *r, size_t *block);

/* Labelled names of organisations near the beginning and the end. */
void labels_of(const struct reading *r, struct labels *out);

/* The text of a block. */
struct slice text_of(const struct reading *r, size_t block);

/* ---- locate.c ---- */

#define CHOICES_MOST 16

/* What a text says about the place: one division, several, or none. */
struct whereabouts {
	const struct division *at[CHOICES_MOST];
	unsigned n;
	struct slice text; /* from the first place's name to the last's end */
};

/* The first place named in `s`, narrowed by the places that follow. */
struct whereabouts locate(const struct divisions *d, struct slice s);

/* Leaves of several choices those that `context` speaks for. */
void narrow(const struct divisions *d, struct whereabouts *w,
            struct slice context);

/* The county that a wider office's branch or zone is named for: 临武分局,
 * 曲阳经济开发区.  NULL for none. */
const struct division *inner_county(const struct divisions *d,
                                    const struct division *outer,
                                    struct slice name);

/* ---- issuer.c ---- */

/* An organisation as printed. */
struct issuer {
	struct slice name; /* SLICE_NONE: not named */
	struct slice rest; /* without the places before it */
	struct slice kind;
	bool about; /* “X关于…”: X speaks, the paper may be about others */
};

/* The organisation that `s` names at its start or behind a year. */
struct issuer issuer_in(const struct reading *r, struct slice s);

/* A name that stands alone in a cell or behind a label. */
struct issuer issuer_named(const struct reading *r, struct slice name);

/* The name without its places, in one spelling. */
struct slice issuer_key(struct reading *r, const struct issuer *i);

/* ---- the paper: what the steps find, in order ---- */

struct paper {
	struct reading *r;
	struct slice text;
	struct slice title; /* without blanks */
	size_t title_block;
	struct labels labels;
	struct issuer issuer; /* who the paper is about; may be unnamed */
	bool titled;          /* the title names the issuer */
	/* The words that told year and type; SLICE_NONE. */
	struct slice year_words, type_words;
	struct whereabouts where;
};

void find_issuer(struct paper *p); /* issuer.c */
void find_place(struct paper *p);  /* place.c, with the finding */
void find_scope(struct paper *p);  /* scope.c; department and key too */
void find_type(struct paper *p);   /* doc_type.c, with the finding */
void find_year(struct paper *p);   /* doc_type.c, with the finding */

/* The first of `n` words that stands in `s`, as it stands there; SLICE_NONE. */
struct slice find_any(struct slice s, const char *const *words, size_t n);

/* Does `s` hold one of `n` words? */
bool has_any(struct slice s, const char *const *words, size_t n);

#define FIND_ANY(s, words) \
	find_any((s), (words), sizeof(words) / sizeof((words)[0]))
#define HAS_ANY(s, words) \
	has_any((s), (words), sizeof(words) / sizeof((words)[0]))

/* The title's place; the beginning and the end of a text. */
struct span title_span(const struct paper *p);
struct slice head_of(struct slice text);
struct slice tail_of(struct slice text);

#endif
