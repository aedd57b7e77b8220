/*
 * The table of readers.  Containers and marked formats stand before plain text,
 * which takes whatever has an encoding.
 */
#include "ingest/reader.h"

#include "ingest/charset.h"
#include "ingest/join.h"
#include "ingest/readers.h"

static const struct reader readers[] = {
    {"application/zip", warm_zip, takes_zip, read_zip, NULL},
    {"application/x-ole-storage", NULL, takes_locked, read_locked, NULL},
    {"application/vnd.ms-excel", NULL, takes_xls, NULL, read_xls},
    {"application/msword", NULL, takes_doc, NULL, read_doc},
    {"application/pdf", NULL, takes_pdf, NULL, read_pdf},
    {"text/html", warm_html, takes_html, read_html, NULL},
    {"text/plain", charset_warm, takes_text, read_text, NULL},
};

/* Forms that are told by their first bytes and have no reader. */
static const struct {
	struct slice mark;
	const char *reason;
} strangers[] = {
    {{"\x1f\x8b", 2}, "a gzip file, not a document"},
    {{"Rar!\x1a\7", 6}, "a RAR archive, not a document"},
    {{"7z\xbc\xaf\x27\x1c", 6}, "a 7z archive, not a document"},
    {{"\x89PNG", 4}, "a picture, not a document"},
    {{"\xff\xd8\xff", 3}, "a picture, not a document"},
    {{"GIF8", 4}, "a picture, not a document"},
    {{"\x7f"
      "ELF",
      4},
     "a program, not a document"},
};

#define N(array) (sizeof(array) / sizeof((array)[0]))

bool
reader_warm(const char **lacks)
{
	for (size_t i = 0; i < N(readers); i++)
		if (readers[i].warm != NULL && !readers[i].warm()) {
			*lacks = readers[i].media_type;
			return false;
		}
	return true;
}

/* Its sheets are no pages: a table ends with its sheet. */
static bool
is_workbook(const char *media_type)
{
	return strstr(media_type, "sheet") != NULL ||
	       strstr(media_type, "excel") != NULL;
}

enum read_result
reader_read(struct slice bytes, struct converter *converter, struct arena *a,
            struct document *out, const char **reason)
{
	enum read_result result;

	memset(out, 0, sizeof(*out));
	*reason = NULL;
	if (bytes.len == 0) {
		*reason = "the file is empty";
		return READ_NO_DOCUMENT;
	}
	for (size_t i = 0; i < N(strangers); i++)
		if (slice_starts(bytes, strangers[i].mark)) {
			*reason = strangers[i].reason;
			return READ_NO_DOCUMENT;
		}
	for (size_t i = 0; i < N(readers); i++) {
		if (!readers[i].takes(bytes))
			continue;
		out->media_type = readers[i].media_type;
		result =
		    readers[i].convert != NULL
		        ? readers[i].convert(bytes, converter, a, out, reason)
		        : readers[i].read(bytes, a, out, reason);
		if (result == READ_OK && !is_workbook(out->media_type))
			join_tables(out, a);
		return result;
	}
	*reason = "no known form of document";
	return READ_NO_DOCUMENT;
}
