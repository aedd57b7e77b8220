/*
 * The binary Word and Excel files of before 2007, by way of LibreOffice
 * (converter.h): what it makes of them is read as if it had been published so.
 *
 * Both are OLE containers; the names in its directory tell which is which.
 */
#include "ingest/readers.h"

/* Names in an OLE directory are UTF-16; an entry takes 128 bytes and begins at
 * a multiple of that. */
#define ENTRY_SIZE 128
#define WORD "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0"
#define WORKBOOK "W\0o\0r\0k\0b\0o\0o\0k\0\0"
#define BOOK "B\0o\0o\0k\0\0"

static bool
has_entry(struct slice bytes, struct slice name)
{
	for (size_t at = 512; at + ENTRY_SIZE <= bytes.len; at += ENTRY_SIZE)
		if (memcmp(bytes.at + at, name.at, name.len) == 0)
			return true;
	return false;
}

static bool
is_ole(struct slice bytes)
{
	return slice_starts(bytes, SLICE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
}

/* And what nobody else took: read_doc() says why not. */
bool
takes_doc(struct slice bytes)
{
	return is_ole(bytes);
}

bool
takes_xls(struct slice bytes)
{
	return is_ole(bytes) && (has_entry(bytes, SLICE(WORKBOOK)) ||
	                         has_entry(bytes, SLICE(BOOK)));
}

/* Takes the why not, and the package that the format needs. */
static enum read_result
refuse(enum converted why, bool word, const char **reason)
{
	switch (why) {
	case CONVERTED:
		break;
	case CONVERT_REFUSED:
		*reason = "LibreOffice cannot open the file: it is damaged or "
		          "locked with a password";
		return READ_DAMAGED;
	case CONVERT_NO_TOOL:
		*reason = word
		              ? "a Word file of before 2007 can only be read "
		                "with LibreOffice installed (package "
		                "libreoffice-writer-nogui)"
		              : "an Excel file of before 2007 can only be read "
		                "with LibreOffice installed (package "
		                "libreoffice-calc-nogui)";
		return READ_NO_TEXT;
	case CONVERT_NO_HOST:
		*reason = "a Word or Excel file of before 2007 can only be "
		          "read by a worker that can start LibreOffice";
		return READ_NO_TEXT;
	case CONVERT_LATE:
		*reason = "the file takes LibreOffice too long";
		return READ_TOO_LARGE;
	case CONVERT_LARGE:
	case CONVERTED_N:
		*reason = "the file needs too much memory in LibreOffice";
		return READ_TOO_LARGE;
	}
	return READ_OK;
}

static enum read_result
read_converted(struct slice bytes, enum conversion kind, struct converter *c,
               struct arena *a, struct document *out, const char **reason)
{
	const char *media_type = out->media_type;
	struct slice office;
	enum converted how = converter_run(c, kind, bytes, a, &office);
	enum read_result result;

	if (how != CONVERTED)
		return refuse(how, kind == CONVERT_DOC, reason);
	/* Without a converter: what comes back must not ask for one. */
	result = reader_read(office, NULL, a, out, reason);
	out->media_type = media_type;
	return result;
}

enum read_result
read_doc(struct slice bytes, struct converter *c, struct arena *a,
         struct document *out, const char **reason)
{
	if (!has_entry(bytes, SLICE(WORD))) {
		*reason = "an office file of before 2007 that is cut off, or "
		          "neither of Word nor of Excel";
		return READ_DAMAGED;
	}
	return read_converted(bytes, CONVERT_DOC, c, a, out, reason);
}

enum read_result
read_xls(struct slice bytes, struct converter *c, struct arena *a,
         struct document *out, const char **reason)
{
	return read_converted(bytes, CONVERT_XLS, c, a, out, reason);
}
