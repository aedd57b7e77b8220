/*
 * Everything that comes in a ZIP container: Word documents and workbooks, told
 * apart by the root of their main part.
 *
 * The container is libzip's memory, so the arena's overflow is caught here, the
 * container closed, and the overflow passed on.
 */
#include "ingest/readers.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <time.h>

#include "ingest/office.h"

struct task {
	struct slice bytes;
	struct office office;
	struct document *out;
	const char **reason;
	enum read_result result;
};

static const struct {
	const char *root, *media_type;
	enum read_result (*read)(struct office *o, const struct xml_node *root,
	                         struct document *out, const char **reason);
} forms[] = {
    {"document",
     "application/"
     "vnd.openxmlformats-officedocument.wordprocessingml.document",
     docx_read},
    {"workbook",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     xlsx_read},
};

bool
takes_zip(struct slice bytes)
{
	return slice_starts(bytes, SLICE("PK\3\4")) ||
	       slice_starts(bytes, SLICE("PK\5\6")) ||
	       slice_starts(bytes, SLICE("PK\7\10PK"));
}

/* libzip turns the dates of parts into local time, and the C library looks at
 * the system's time zone each time unless one is set; libxml2 has tables to
 * fill. */
bool
warm_zip(void)
{
	if (setenv("TZ", "UTC0", 1) != 0)
		return false;
	tzset();
	xmlInitParser();
	return true;
}

static enum read_result
read_office(struct task *t)
{
	struct office *o = &t->office;
	const struct xml_node *root;

	if (!office_main(o)) {
		*t->reason = "the ZIP container holds no document";
		return READ_NO_DOCUMENT;
	}
	root = office_tree(o, o->main);
	if (root == NULL && o->package.failed == READ_OK) {
		*t->reason = "the document's main part is empty";
		return READ_DAMAGED;
	}
	for (size_t i = 0; root != NULL && i < sizeof(forms) / sizeof(forms[0]);
	     i++)
		if (xml_is(root, forms[i].root)) {
			t->out->media_type = forms[i].media_type;
			return forms[i].read(o, root, t->out, t->reason);
		}
	*t->reason = "the office document is neither text nor a workbook";
	return READ_NO_DOCUMENT;
}

static void
run(void *context)
{
	struct task *t = context;

	t->result = READ_DAMAGED;
	if (package_open(&t->office.package, t->bytes))
		t->result = read_office(t);
	if (t->office.package.failed != READ_OK) {
		t->result = t->office.package.failed;
		*t->reason = t->office.package.reason;
	}
}

enum read_result
read_zip(struct slice bytes, struct arena *a, struct document *out,
         const char **reason)
{
	struct task t = {.bytes = bytes, .out = out, .reason = reason};
	bool whole;

	t.office.arena = a;
	whole = arena_run(a, run, &t);
	package_close(&t.office.package);
	if (!whole)
		arena_overflow(a);
	return t.result;
}
