/*
 * Driven by the field rows of ingest/record.c: the members of an object are
 * the fields of its record, in their order.  What differs from that is in
 * three tables here: lists inside a record (a project's goals and indicators),
 * runs of fields that form an object of their own (an indicator's target), and
 * the members that are left out when there is nothing to say.
 */
#include "client/disclosure_json.h"

#include "client/json_field.h"

#define FORMAT "duibiao.disclosure/1"
#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

/* The top-level lists, in contract.md's order. */
static const struct {
	enum record_id id;
	const char *key;
} lists[] = {
    {RECORD_FACT, "facts"},       {RECORD_CHANGE, "changes"},
    {RECORD_COUNT, "counts"},     {RECORD_UNIT, "units"},
    {RECORD_PROJECT, "projects"}, {RECORD_PROCUREMENT, "procurement"},
    {RECORD_TERM, "terms"},       {RECORD_FINDING, "findings"},
};

/* Records that belong to a project stand inside it, behind one of its fields;
 * the first field of such a record is the project's place. */
static const struct inner {
	enum record_id outer;
	const char *behind;
	const char *key;
	enum record_id id;
	bool bare; /* a list of texts, not of objects */
} inners[] = {
    {RECORD_PROJECT, "title", "goals", RECORD_GOAL, true},
    {RECORD_PROJECT, "span", "kpis", RECORD_KPI, false},
};

/* Fields from `first` to `last` are members of an object of their own. */
static const struct run {
	enum record_id id;
	const char *first, *last;
	const char *key;
} runs[] = {
    {RECORD_KPI, "text", "kind", "target"},
};

/* Absent, these are left out; every other member is null. */
static const char *const left_out[] = {"function_code", "fund", "part",
                                       "capacity",      "high", "actual",
                                       "weight",        "score"};

/* ---- records ---- */

static bool
is_left_out(const struct field *f)
{
	for (size_t i = 0; i < N(left_out); i++)
		if (strcmp(f->json, left_out[i]) == 0)
			return true;
	return false;
}

static void object(struct jsonout *j, const struct disclosure *d,
                   enum record_id id, const void *item, int64_t place);

/* The project that a goal or an indicator belongs to. */
static int64_t
owner(enum record_id id, const void *item)
{
	return *(const int64_t *)(const void *)((const char *)item +
	                                        record(id)->fields[0].offset);
}

static void
inner_list(struct jsonout *j, const struct disclosure *d,
           const struct inner *inner, int64_t place)
{
	const struct record *r = record(inner->id);
	size_t n;
	const char *items = record_list(d, inner->id, &n);

	jsonout_key(j, inner->key);
	jsonout_array(j);
	for (size_t i = 0; i < n; i++) {
		const void *item = items + i * r->size;

		if (owner(inner->id, item) != place)
			continue;
		if (inner->bare)
			json_field(j, &r->fields[1], item);
		else
			object(j, d, inner->id, item, 0);
	}
	jsonout_end(j);
}

static void
member(struct jsonout *j, enum record_id id, const struct field *f,
       const void *item)
{
	const void *at = (const char *)item + f->offset;

	if (json_field_absent(f, item) && is_left_out(f))
		return;
	jsonout_key(j, f->json);
	/* An unnumbered project has the number 0 inside only. */
	if (id == RECORD_PROJECT && strcmp(f->json, "no") == 0 &&
	    *(const int64_t *)at == 0)
		jsonout_null(j);
	else
		json_field(j, f, item);
}

static const struct run *
run_at(enum record_id id, const char *field, bool last)
{
	for (size_t i = 0; i < N(runs); i++)
		if (runs[i].id == id &&
		    strcmp(last ? runs[i].last : runs[i].first, field) == 0)
			return &runs[i];
	return NULL;
}

static void
members(struct jsonout *j, const struct disclosure *d, enum record_id id,
        const void *item, int64_t place)
{
	const struct record *r = record(id);

	for (size_t i = 0; i < r->n_fields; i++) {
		const struct field *f = &r->fields[i];
		const struct run *begins;

		if (f->json == NULL)
			continue;
		begins = run_at(id, f->json, false);
		if (begins != NULL) {
			jsonout_key(j, begins->key);
			jsonout_object(j);
		}
		member(j, id, f, item);
		if (run_at(id, f->json, true) != NULL)
			jsonout_end(j);
		for (size_t k = 0; k < N(inners); k++)
			if (inners[k].outer == id &&
			    strcmp(inners[k].behind, f->json) == 0)
				inner_list(j, d, &inners[k], place);
	}
}

static void
object(struct jsonout *j, const struct disclosure *d, enum record_id id,
       const void *item, int64_t place)
{
	jsonout_object(j);
	members(j, d, id, item, place);
	jsonout_end(j);
}

/* ---- the whole ---- */

static void
key_text(struct jsonout *j, const char *key, struct slice s)
{
	jsonout_key(j, key);
	jsonout_slice(j, s);
}

static void
source(struct jsonout *j, const struct input *in, const struct head *head)
{
	bool opened = in->sha256[0] != '\0';

	jsonout_pair(j, "format", FORMAT);
	jsonout_key(j, "source");
	jsonout_object(j);
	key_text(j, "name", slice_of(in->name));
	key_text(j, "sha256", slice_of(opened ? in->sha256 : NULL));
	jsonout_key(j, "bytes");
	if (opened)
		jsonout_uint(j, in->bytes);
	else
		jsonout_null(j);
	key_text(j, "media_type", head ? head->media_type : SLICE_NONE);
	key_text(j, "charset", head ? head->charset : SLICE_NONE);
	jsonout_end(j);
}

static void
division(struct jsonout *j, const struct head *h)
{
	jsonout_key(j, "division");
	if (h->division_code.at == NULL && h->division_name.at == NULL) {
		jsonout_null(j);
		return;
	}
	jsonout_object(j);
	key_text(j, "code", h->division_code);
	key_text(j, "name", h->division_name);
	key_text(j, "prefecture", h->prefecture);
	key_text(j, "province", h->province);
	jsonout_end(j);
}

static void
department(struct jsonout *j, const struct head *h)
{
	jsonout_key(j, "department");
	if (h->department_name.at == NULL && h->department_kind.at == NULL) {
		jsonout_null(j);
		return;
	}
	jsonout_object(j);
	key_text(j, "name", h->department_name);
	key_text(j, "kind", h->department_kind);
	jsonout_end(j);
}

/* The head's plain fields, with the two objects where the contract has them. */
static void
identity(struct jsonout *j, const struct head *h)
{
	const struct record *r = record(RECORD_HEAD);

	for (size_t i = 0; i < r->n_fields; i++) {
		const struct field *f = &r->fields[i];

		if (f->json == NULL)
			continue;
		member(j, RECORD_HEAD, f, h);
		if (strcmp(f->json, "title") == 0)
			division(j, h);
		if (strcmp(f->json, "scope") == 0)
			department(j, h);
	}
}

void
disclosure_json(struct jsonout *j, const struct input *in,
                const struct disclosure *d)
{
	jsonout_object(j);
	source(j, in, &d->head);
	identity(j, &d->head);
	for (size_t i = 0; i < N(lists); i++) {
		const struct record *r = record(lists[i].id);
		size_t n;
		const char *items = record_list(d, lists[i].id, &n);

		jsonout_key(j, lists[i].key);
		jsonout_array(j);
		for (size_t k = 0; k < n; k++)
			object(j, d, lists[i].id, items + k * r->size,
			       (int64_t)k + 1);
		jsonout_end(j);
	}
	jsonout_end(j);
}

void
disclosure_json_error(struct jsonout *j, const struct input *in)
{
	jsonout_object(j);
	source(j, in, NULL);
	jsonout_key(j, "error");
	jsonout_object(j);
	key_text(j, "code", slice_of(in->code));
	key_text(j, "message", slice_of(in->message));
	jsonout_end(j);
	jsonout_end(j);
}
