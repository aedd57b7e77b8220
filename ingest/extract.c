/*
 * The order of the passes, and what happens to a document that opens but
 * cannot be read.  All judgement is in the passes (reading.h).
 */
#include "ingest/extract.h"

#include "ingest/copy_key.h"
#include "ingest/finding.h"
#include "ingest/grams.h"
#include "ingest/notes.h"
#include "ingest/reading.h"
#include "ingest/target_key.h"

static void
read_disclosure(const struct knowledge *k, const struct document *doc,
                struct arena *a, bool explain, struct disclosure *out)
{
	struct reading r = {.know = k, .arena = a, .doc = doc, .out = out};

	r.explain = explain;
	outline(&r);
	identify(&r);
	prose(&r);
	tables(&r);
	settle(&r);
	check(&r);
	copy_keys(out, a);
	target_keys(out, a);
	grams_collect(out, a);
	note_sections(&r);
}

static enum read_result
extract_either(const struct knowledge *k, struct slice bytes, struct arena *a,
               bool explain, struct disclosure *out, const char **reason)
{
	struct document doc;
	enum read_result result;

	memset(&doc, 0, sizeof(doc));
	memset(out, 0, sizeof(*out));
	*reason = "";
	result = reader_read(bytes, k->converter, a, &doc, reason);
	out->text = doc.text.at == NULL ? (struct slice){"", 0} : doc.text;
	out->head.media_type = slice_of(doc.media_type);
	out->head.charset = slice_of(doc.charset);
	switch (result) {
	case READ_OK:
		read_disclosure(k, &doc, a, explain, out);
		break;
	case READ_LOCKED:
	case READ_NO_TEXT:
		disclosure_find(out, a, FOUND_NOT_READ, NULL, 0,
		                SAID(said_reason("reason", *reason)));
		break;
	case READ_NO_DOCUMENT:
	case READ_DAMAGED:
	case READ_TOO_LARGE:
		break;
	}
	return result;
}

enum read_result
extract(const struct knowledge *k, struct slice bytes, struct arena *a,
        struct disclosure *out, const char **reason)
{
	return extract_either(k, bytes, a, false, out, reason);
}

enum read_result
extract_explained(const struct knowledge *k, struct slice bytes,
                  struct arena *a, struct disclosure *out, const char **reason)
{
	return extract_either(k, bytes, a, true, out, reason);
}
