/*
 * `duibiaod --spooler`: the process that makes submissions durable, so that
 * the daemon's loop never waits for a disk.
 *
 *	take all requests that wait (at most SPOOL_GROUP), copying each into
 *	spool/tmp -> sync them -> rename into spool -> sync the folder -> answer
 *
 * One sync serves the whole group.  An answer without an error means that the
 * document survives whatever happens next.  Descriptor 3 is the daemon; when it
 * closes, this process ends.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/log.h"
#include "daemon/pass.h"
#include "daemon/spool.h"
#include "ingest/write_all.h"

enum { DAEMON = 3, BUFFER = 256 << 10 };

/* One request of the group. */
struct arrival {
	struct spool_answer answer;
	bool added;   /* a submission; else it is done already */
	char tmp[24]; /* its name while it is written */
	int out;
};

struct spooler {
	struct spool spool;
	uint64_t most;               /* bytes of a document */
	uint64_t last;               /* the newest `received` given out */
	struct spool_key unrecorded; /* the bundle of the last record, if that
	                                failed */
	EVP_MD_CTX *hash;
	unsigned char *buffer;
	size_t n;
	struct arrival group[SPOOL_GROUP];
};

static void
refuse(struct arrival *a, const char *why)
{
	snprintf(a->answer.why, sizeof(a->answer.why), "%s", why);
}

static void
refuse_errno(struct arrival *a, const char *doing)
{
	if (errno == ENOSPC || errno == EDQUOT)
		refuse(a, "the spool's disk is full");
	else
		snprintf(a->answer.why, sizeof(a->answer.why), "%s: %s", doing,
		         strerror(errno));
}

/* Microseconds since 1970, never the same twice. */
static uint64_t
stamp(struct spooler *s)
{
	struct timespec t;
	uint64_t now;

	clock_gettime(CLOCK_REALTIME, &t);
	now = (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
	s->last = now > s->last ? now : s->last + 1;
	return s->last;
}

/* What is to be copied: `n` bytes of a file from `at` on. */
struct source {
	int fd;
	uint64_t at, n;
};

/* Copies and hashes; the giver's own offset is neither used nor moved. */
static bool
copy(struct spooler *s, struct arrival *a, const struct source *in)
{
	while (a->answer.bytes < in->n) {
		uint64_t left = in->n - a->answer.bytes;
		ssize_t n = pread(in->fd, s->buffer,
		                  left < BUFFER ? (size_t)left : BUFFER,
		                  (off_t)(in->at + a->answer.bytes));

		if (n == 0)
			break;
		if (n < 0) {
			refuse_errno(a, "the document cannot be read");
			return false;
		}
		a->answer.bytes += (uint64_t)n;
		EVP_DigestUpdate(s->hash, s->buffer, (size_t)n);
		if (!write_all(a->out, s->buffer, (size_t)n)) {
			refuse_errno(a, "the spool cannot be written");
			return false;
		}
	}
	if (a->answer.bytes == 0)
		refuse(a, "the document is empty");
	return a->answer.bytes > 0;
}

/* A pipe or a device could make us wait for ever; so may a file that grows. */
static bool
acceptable(const struct spooler *s, struct arrival *a, struct source *in)
{
	struct stat st;

	if (in->fd < 0 || fstat(in->fd, &st) != 0) {
		refuse(a, "no document came with the request");
		return false;
	}
	if (in->n == 0)
		in->n = (uint64_t)st.st_size;
	if (S_ISDIR(st.st_mode))
		refuse(a, "a folder is no document");
	else if (!S_ISREG(st.st_mode))
		refuse(a, "only regular files are taken");
	else if (st.st_size == 0)
		refuse(a, "the document is empty");
	else if (in->n > s->most)
		snprintf(a->answer.why, sizeof(a->answer.why),
		         "the document is larger than %" PRIu64 " bytes",
		         s->most);
	return a->answer.why[0] == '\0';
}

/* Brings one submission into spool/tmp. */
static void
store(struct spooler *s, struct arrival *a, struct source *in,
      const struct spool_head *head)
{
	char header[SPOOL_HEADER];
	unsigned length = SPOOL_SHA;

	if (!acceptable(s, a, in))
		return;
	a->answer.key.received = stamp(s);
	snprintf(a->tmp, sizeof(a->tmp), "%016" PRIx64, a->answer.key.received);
	a->out = openat(s->spool.tmp, a->tmp,
	                O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (a->out < 0 ||
	    !write_all(a->out, header, spool_header(head, header))) {
		refuse_errno(a, "the spool cannot be written");
		return;
	}
	EVP_DigestInit_ex(s->hash, EVP_sha256(), NULL);
	if (!copy(s, a, in))
		return;
	EVP_DigestFinal_ex(s->hash, a->answer.key.sha256, &length);
	/* Let the disk begin while the next one is copied. */
	sync_file_range(a->out, 0, 0, SYNC_FILE_RANGE_WRITE);
}

/* ---- the group ---- */

static void
make_durable(struct spooler *s)
{
	char file[SPOOL_FILE];
	bool any = false;

	for (size_t i = 0; i < s->n; i++) {
		struct arrival *a = &s->group[i];

		if (!a->added)
			continue;
		any = true;
		if (a->answer.why[0] == '\0' && fdatasync(a->out) != 0)
			refuse_errno(a, "the spool cannot be synced");
		if (a->out >= 0)
			close(a->out);
		spool_file(&a->answer.key, file);
		if (a->answer.why[0] == '\0' &&
		    renameat(s->spool.tmp, a->tmp, s->spool.folder, file) != 0)
			refuse_errno(a, "the spool cannot be written");
		if (a->answer.why[0] != '\0' && a->tmp[0] != '\0')
			unlinkat(s->spool.tmp, a->tmp, 0);
	}
	if (any && fsync(s->spool.folder) != 0)
		log_fatal("spooler.sync", "error=\"%s\"", strerror(errno));
}

static void
answer_all(struct spooler *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (send(DAEMON, &s->group[i].answer,
		         sizeof(s->group[i].answer), MSG_NOSIGNAL) < 0)
			exit(0); /* the daemon is gone */
	s->n = 0;
}

static void
park(const struct spooler *s, const char *file, const char *parked)
{
	/* Not there: done before a spooler's death, asked again. */
	if (renameat(s->spool.folder, file, s->spool.parked, parked) != 0 &&
	    errno != ENOENT)
		log_event(LOG_LEVEL_ERROR, "spooler.park",
		          "file=%s error=\"%s\"", file, strerror(errno));
}

static bool
copy_record(const struct spooler *s, int in, int out)
{
	off_t at = 0;
	ssize_t n;

	while ((n = pread(in, s->buffer, BUFFER, at)) > 0) {
		if (!write_all(out, s->buffer, (size_t)n))
			return false;
		at += n;
	}
	return n == 0 && fdatasync(out) == 0;
}

/* At once, and synced: the bundle's own file goes next. */
static bool
record(const struct spooler *s, const char *hex, int in)
{
	char file[SPOOL_FILE];
	bool ok;
	int out;

	spool_bundle_file(hex, file);
	out = openat(s->spool.tmp, file,
	             O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	ok = out >= 0 && copy_record(s, in, out) &&
	     renameat(s->spool.tmp, file, s->spool.bundles, file) == 0 &&
	     fsync(s->spool.bundles) == 0;
	if (!ok) {
		log_event(LOG_LEVEL_ERROR, "spooler.record",
		          "file=%s error=\"%s\"", file, strerror(errno));
		unlinkat(s->spool.tmp, file, 0);
	}
	if (out >= 0)
		close(out);
	return ok;
}

static void
run_errand(struct spooler *s, const struct spool_request *r, int in)
{
	char file[SPOOL_FILE], hex[SPOOL_HEX], parked[SPOOL_HEX + 4];

	spool_file(&r->key, file);
	spool_hex(&r->key, hex);
	snprintf(parked, sizeof(parked), "%s.doc", hex);
	/* Not recorded: it stays, and is opened once more after a start. */
	if (r->errand != SPOOL_RECORD &&
	    spool_compare(&r->key, &s->unrecorded) == 0)
		return;
	switch (r->errand) {
	case SPOOL_ADD:
		break;
	case SPOOL_REMOVE:
		unlinkat(s->spool.folder, file, 0);
		/* Loaded now, whatever kept it aside before. */
		unlinkat(s->spool.parked, parked, 0);
		break;
	case SPOOL_PARK:
		park(s, file, parked);
		break;
	case SPOOL_RECORD:
		s->unrecorded = r->key;
		if (record(s, hex, in))
			s->unrecorded = (struct spool_key){0};
		break;
	}
}

/* Takes one request; false when none waits (or, waiting, the daemon is gone).
 */
static bool
take(struct spooler *s, int flags)
{
	struct spool_request r;
	struct source in;
	struct arrival *a;

	if (!pass_receive(DAEMON, &r, sizeof(r), flags, &in.fd))
		return false;
	in.at = r.offset;
	in.n = r.bytes;
	r.head.title[SPOOL_TITLE - 1] = '\0';
	r.head.refused[SPOOL_WHY - 1] = '\0';
	a = &s->group[s->n++];
	*a = (struct arrival){.answer = {.ticket = r.ticket},
	                      .added = r.errand == SPOOL_ADD,
	                      .out = -1};
	if (a->added)
		store(s, a, &in, &r.head);
	else
		run_errand(s, &r, in.fd);
	if (in.fd >= 0)
		close(in.fd);
	return true;
}

static void
newest(void *context, const struct spool_key *key)
{
	uint64_t *last = context;

	if (key->received > *last)
		*last = key->received;
}

int
spooler_main(const struct config *config)
{
	static struct spooler s;
	char why[SPOOL_WHY] = "the spool cannot be read";

	s.most = config->document_bytes;
	s.hash = EVP_MD_CTX_new();
	s.buffer = malloc(BUFFER);
	if (s.hash == NULL || s.buffer == NULL)
		log_fatal("memory", "bytes=%d", BUFFER);
	if (!spool_open(&s.spool, config->state, why) ||
	    !spool_scan(&s.spool, newest, &s.last))
		log_fatal("spooler.open", "error=\"%s\"", why);
	spool_sweep(&s.spool);
	while (take(&s, 0)) {
		while (s.n < SPOOL_GROUP && take(&s, MSG_DONTWAIT))
			continue;
		make_durable(&s);
		answer_all(&s);
	}
	spool_close(&s.spool);
	EVP_MD_CTX_free(s.hash);
	free(s.buffer);
	return 0;
}
