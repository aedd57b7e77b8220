/*
 * Which files there are, where each goes and how is data of the database
 * itself (reference_list.sql), so a migration that adds a file needs no change
 * here.
 */
#include "daemon/reference.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/log.h"
#include "sql.h"

enum { SHA = 32, FILE_MOST = 256 << 20 };

/* A file in memory. */
struct table_file {
	char *at;
	size_t n;
	char hex[2 * SHA + 1];
};

static bool
read_whole(int fd, struct table_file *file)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || st.st_size > FILE_MOST)
		return false;
	file->n = (size_t)st.st_size;
	file->at = malloc(file->n + 1);
	if (file->at == NULL)
		return false;
	for (size_t got = 0; got < file->n;) {
		ssize_t n = read(fd, file->at + got, file->n - got);

		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		if (n > 0)
			got += (size_t)n;
	}
	return true;
}

static bool
hash(struct table_file *file)
{
	unsigned char sha[SHA];
	unsigned length = SHA;

	if (EVP_Digest(file->at, file->n, sha, &length, EVP_sha256(), NULL) !=
	    1)
		return false;
	for (unsigned i = 0; i < SHA; i++)
		snprintf(file->hex + 2 * i, 3, "%02x", sha[i]);
	return true;
}

/* Looks in both folders.  The caller frees file->at in any case. */
static bool
read_file(const struct config *config, const char *name,
          struct table_file *file)
{
	int fd = -1;
	bool ok;

	*file = (struct table_file){.at = NULL};
	errno = ENOENT; /* if there is no folder to look in */
	if (config->reference_fd >= 0)
		fd = openat(config->reference_fd, name, O_RDONLY | O_CLOEXEC);
	if (fd < 0 && config->labels_fd >= 0)
		fd = openat(config->labels_fd, name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ok = read_whole(fd, file) && hash(file);
	close(fd);
	return ok;
}

/* ---- into the database ---- */

static bool
check(PGconn *pg, PGresult *r, const char *name)
{
	ExecStatusType status = PQresultStatus(r);
	bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

	if (!ok)
		log_event(LOG_LEVEL_ERROR, "reference.failed",
		          "file=%s error=\"%s\"", name, PQerrorMessage(pg));
	PQclear(r);
	return ok;
}

/* Lines that begin with # are for readers of the file. */
static bool
feed(PGconn *pg, const struct table_file *file)
{
	const char *at = file->at, *end = file->at + file->n;

	while (at < end) {
		const char *line = at;
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		at = stop == NULL ? end : stop + 1;
		if (*line == '#' || *line == '\n')
			continue;
		if (PQputCopyData(pg, line, (int)(at - line)) != 1)
			return false;
	}
	return PQputCopyEnd(pg, NULL) == 1;
}

static bool
copy(PGconn *pg, const char *name, const char *statement,
     const struct table_file *file, char rows[24])
{
	PGresult *r = PQexec(pg, statement);
	bool ok = PQresultStatus(r) == PGRES_COPY_IN;

	if (!ok)
		return check(pg, r, name);
	PQclear(r);
	if (!feed(pg, file)) {
		log_event(LOG_LEVEL_ERROR, "reference.failed",
		          "file=%s error=\"%s\"", name, PQerrorMessage(pg));
		return false;
	}
	r = PQgetResult(pg);
	snprintf(rows, 24, "%s", PQcmdTuples(r));
	ok = check(pg, r, name);
	while ((r = PQgetResult(pg)) != NULL)
		PQclear(r);
	return ok;
}

/* One row of reference_list. */
struct entry {
	const char *name, *loaded, *empty, *copy;
};

static struct entry
entry_of(const PGresult *list, int row)
{
	return (struct entry){PQgetvalue(list, row, PQfnumber(list, "name")),
	                      PQgetvalue(list, row, PQfnumber(list, "sha256")),
	                      PQgetvalue(list, row, PQfnumber(list, "empty")),
	                      PQgetvalue(list, row, PQfnumber(list, "copy"))};
}

static bool
load(PGconn *pg, const struct entry *e, const struct table_file *file)
{
	char rows[24] = "0";
	const char *const values[] = {e->name, file->hex, rows};

	if (!check(pg, PQexec(pg, e->empty), e->name) ||
	    !copy(pg, e->name, e->copy, file, rows) ||
	    !check(pg,
	           PQexecParams(pg, sql_reference_loaded, 3, NULL, values, NULL,
	                        NULL, 0),
	           e->name))
		return false;
	log_event(LOG_LEVEL_NOTICE, "reference.loaded", "file=%s rows=%s",
	          e->name, rows);
	return true;
}

/* Loads the file if it has changed. */
static bool
update(PGconn *pg, const struct config *config, const struct entry *e,
       bool *changed)
{
	struct table_file file;
	bool ok = true;

	if (!read_file(config, e->name, &file)) {
		/* What was loaded once is still good. */
		bool missed = e->loaded[0] == '\0';

		log_event(missed ? LOG_LEVEL_ERROR : LOG_LEVEL_WARNING,
		          "reference.missing", "file=%s error=\"%s\"", e->name,
		          strerror(errno));
		ok = !missed;
	} else if (strcmp(file.hex, e->loaded) != 0) {
		ok = load(pg, e, &file);
		*changed = true;
	}
	free(file.at);
	return ok;
}

static bool
update_all(PGconn *pg, const struct config *config, const PGresult *list)
{
	static const char *const reason[] = {"reference"};
	bool changed = false;

	for (int row = 0; row < PQntuples(list); row++) {
		struct entry e = entry_of(list, row);

		if (!update(pg, config, &e, &changed))
			return false;
	}
	return !changed || check(pg,
	                         PQexecParams(pg, sql_data_version_next, 1,
	                                      NULL, reason, NULL, NULL, 0),
	                         "data_version");
}

bool
reference_update(PGconn *pg, const struct config *config)
{
	PGresult *list;
	bool ok;

	if (!check(pg, PQexec(pg, "BEGIN"), "begin") ||
	    !check(pg, PQexec(pg, sql_load_lock), "lock"))
		return false;
	list = PQexec(pg, sql_reference_list);
	ok = PQresultStatus(list) == PGRES_TUPLES_OK;
	if (!ok)
		log_event(LOG_LEVEL_ERROR, "reference.list", "error=\"%s\"",
		          PQerrorMessage(pg));
	ok = ok && update_all(pg, config, list);
	PQclear(list);
	return check(pg, PQexec(pg, ok ? "COMMIT" : "ROLLBACK"), "end") && ok;
}
