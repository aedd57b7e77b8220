/*
 * For tests: containers composed in memory.
 */
#ifndef DUIBIAO_OFFICE_FIXTURE_H
#define DUIBIAO_OFFICE_FIXTURE_H

#include <stdlib.h>
#include <time.h>
#include <zip.h>

#include "ingest/slice.h"

#define W                                                          \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/" \
	"wordprocessingml/2006/main\" xmlns:mc=\"urn:mc\"><w:body>"
#define W_END "</w:body></w:document>"

struct fixture_part {
	const char *name;
	struct slice bytes;
};

/* A ZIP container of the parts; free() it.  Not NULL. */
static inline char *
fixture_zip(const struct fixture_part *parts, size_t n, struct slice *out)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	zip_stat_t stat;
	char *bytes;

	zip_source_keep(source);
	for (size_t i = 0; i < n; i++)
		if (zip_file_add(zip, parts[i].name,
		                 zip_source_buffer(zip, parts[i].bytes.at,
		                                   parts[i].bytes.len, 0),
		                 ZIP_FL_OVERWRITE) < 0)
			abort();
	if (zip_close(zip) != 0 || zip_source_stat(source, &stat) != 0 ||
	    zip_source_open(source) != 0)
		abort();
	bytes = malloc(stat.size + 1);
	if (bytes == NULL ||
	    zip_source_read(source, bytes, stat.size) != (zip_int64_t)stat.size)
		abort();
	zip_source_close(source);
	zip_source_free(source);
	*out = (struct slice){bytes, stat.size};
	return bytes;
}

#endif
