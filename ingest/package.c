/*
 * libzip reads the directory and unfolds; the bounds are ours.
 *
 * A container whose directory is gone is damaged.  An encrypted part means a
 * password.  libzip's memory is its own, so whoever holds an open package
 * catches the arena's overflow (arena_run) and closes it.
 */
#include "ingest/package.h"

#include <stdlib.h>
#include <zip.h>

struct package_zip {
	zip_t *archive;
	zip_file_t *file;
	size_t part, all; /* bytes read so far */
};

bool
package_fail(struct package *p, enum read_result why, const char *reason)
{
	if (p->failed == READ_OK) {
		p->failed = why;
		p->reason = reason;
	}
	return false;
}

static bool
fail_as(struct package *p, int code)
{
	switch (code) {
	case ZIP_ER_MEMORY:
		return package_fail(p, READ_TOO_LARGE,
		                    "the container needs too much memory");
	case ZIP_ER_NOPASSWD:
	case ZIP_ER_WRONGPASSWD:
		return package_fail(p, READ_LOCKED,
		                    "the file is locked with a password");
	case ZIP_ER_COMPNOTSUPP:
	case ZIP_ER_ENCRNOTSUPP:
		return package_fail(
		    p, READ_DAMAGED,
		    "a part of the file is packed in a way that is not known");
	}
	return package_fail(p, READ_DAMAGED,
	                    "the ZIP container is damaged or cut off");
}

bool
package_open(struct package *p, struct slice bytes)
{
	zip_source_t *source;
	zip_error_t error;
	bool ok;

	memset(p, 0, sizeof(*p));
	p->zip = calloc(1, sizeof(*p->zip));
	if (p->zip == NULL)
		return fail_as(p, ZIP_ER_MEMORY);
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.at, bytes.len, 0, &error);
	if (source != NULL)
		p->zip->archive =
		    zip_open_from_source(source, ZIP_RDONLY, &error);
	if (source != NULL && p->zip->archive == NULL)
		zip_source_free(source);
	ok = p->zip->archive != NULL || fail_as(p, zip_error_code_zip(&error));
	zip_error_fini(&error);
	if (!ok)
		return false;
	p->parts = (size_t)zip_get_num_entries(p->zip->archive, 0);
	if (p->parts > PACKAGE_PARTS_MOST)
		return package_fail(p, READ_TOO_LARGE,
		                    "the ZIP container has too many parts");
	return true;
}

void
package_close(struct package *p)
{
	if (p->zip == NULL)
		return;
	package_part_close(p);
	if (p->zip->archive != NULL)
		zip_discard(p->zip->archive);
	free(p->zip);
	p->zip = NULL;
}

const char *
package_name(const struct package *p, size_t i)
{
	const char *name = zip_get_name(p->zip->archive, i, ZIP_FL_ENC_RAW);

	return name == NULL ? "" : name;
}

bool
package_find(const struct package *p, const char *name, size_t *i)
{
	zip_int64_t at = zip_name_locate(p->zip->archive, name, ZIP_FL_ENC_RAW);

	if (at < 0)
		at = zip_name_locate(p->zip->archive, name, ZIP_FL_NOCASE);
	*i = at < 0 ? 0 : (size_t)at;
	return at >= 0;
}

size_t
package_size(const struct package *p, size_t i)
{
	zip_stat_t stat;

	if (zip_stat_index(p->zip->archive, i, 0, &stat) != 0 ||
	    (stat.valid & ZIP_STAT_SIZE) == 0)
		return 0;
	return stat.size;
}

static bool
in_bounds(struct package *p, const zip_stat_t *stat)
{
	if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
	    stat->encryption_method != ZIP_EM_NONE)
		return fail_as(p, ZIP_ER_NOPASSWD);
	if ((stat->valid & ZIP_STAT_SIZE) == 0 ||
	    (stat->valid & ZIP_STAT_COMP_SIZE) == 0)
		return fail_as(p, ZIP_ER_INCONS);
	if (stat->size > PACKAGE_PART_MOST)
		return package_fail(p, READ_TOO_LARGE,
		                    "a part of the file unfolds to more than "
		                    "96 MiB");
	if (stat->size > PACKAGE_SMALL &&
	    stat->size / PACKAGE_RATIO_MOST > stat->comp_size)
		return package_fail(p, READ_TOO_LARGE,
		                    "a part of the file unfolds to more than "
		                    "300 times its size");
	return true;
}

bool
package_part(struct package *p, size_t i)
{
	zip_stat_t stat;

	package_part_close(p);
	if (zip_stat_index(p->zip->archive, i, 0, &stat) != 0)
		return fail_as(p, ZIP_ER_INCONS);
	if (!in_bounds(p, &stat))
		return false;
	p->zip->file = zip_fopen_index(p->zip->archive, i, 0);
	p->zip->part = 0;
	return p->zip->file != NULL ||
	       fail_as(p, zip_error_code_zip(zip_get_error(p->zip->archive)));
}

int
package_read(struct package *p, char *out, int most)
{
	struct package_zip *z = p->zip;
	zip_int64_t n = zip_fread(z->file, out, (zip_uint64_t)most);

	if (n < 0) {
		(void)fail_as(p,
		              zip_error_code_zip(zip_file_get_error(z->file)));
		return -1;
	}
	z->part += (size_t)n;
	z->all += (size_t)n;
	if (z->part <= PACKAGE_PART_MOST && z->all <= PACKAGE_ALL_MOST)
		return (int)n;
	(void)package_fail(p, READ_TOO_LARGE,
	                   "the file unfolds to more than can be read");
	return -1;
}

void
package_part_close(struct package *p)
{
	if (p->zip->file != NULL)
		zip_fclose(p->zip->file);
	p->zip->file = NULL;
}
