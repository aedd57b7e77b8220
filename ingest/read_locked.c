/*
 * An office document behind a password is no ZIP container but an OLE one,
 * whose stream EncryptedPackage holds the real document.
 */
#include "ingest/readers.h"

#define NAME "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0"
#define ENTRY_SIZE 128 /* of a directory, on such a boundary */
#define ENTRY_NAME_LENGTH 64
#define ENTRY_KIND 66
#define KIND_STREAM 2

/* The name is a directory's entry, not words of a document. */
static bool
is_entry(struct slice bytes, size_t at)
{
	return at % ENTRY_SIZE == 0 && bytes.len - at >= ENTRY_SIZE &&
	       bytes.at[at + ENTRY_NAME_LENGTH] == sizeof(NAME) &&
	       bytes.at[at + ENTRY_KIND] == KIND_STREAM;
}

bool
takes_locked(struct slice bytes)
{
	size_t at = 0;

	if (!slice_starts(bytes, SLICE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
		return false;
	for (;;) {
		struct slice rest = slice_from(bytes, at);
		const char *name = slice_find(rest, SLICE(NAME));

		if (name == NULL)
			return false;
		at = (size_t)(name - bytes.at);
		if (is_entry(bytes, at))
			return true;
		at++;
	}
}

enum read_result
read_locked(struct slice bytes, struct arena *a, struct document *out,
            const char **reason)
{
	(void)bytes, (void)a, (void)out;
	*reason = "the document is locked with a password";
	return READ_LOCKED;
}
