/*
 * Names, form and folders of the spool; who writes into it is spooler.c alone.
 */
#include "daemon/spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "duibiao-spool/1\n"
#define NAME "name: "
#define REFUSED "\nrefused: "

int
spool_compare(const struct spool_key *a, const struct spool_key *b)
{
	if (a->received != b->received)
		return a->received < b->received ? -1 : 1;
	return memcmp(a->sha256, b->sha256, SPOOL_SHA);
}

void
spool_hex(const struct spool_key *key, char hex[SPOOL_HEX])
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < SPOOL_SHA; i++) {
		hex[2 * i] = digit[key->sha256[i] >> 4];
		hex[2 * i + 1] = digit[key->sha256[i] & 15];
	}
	hex[2 * SPOOL_SHA] = '\0';
}

void
spool_file(const struct spool_key *key, char file[SPOOL_FILE])
{
	char hex[SPOOL_HEX];

	spool_hex(key, hex);
	snprintf(file, SPOOL_FILE, "%016" PRIx64 "-%s.doc", key->received, hex);
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
spool_key_of(const char *file, struct spool_key *key)
{
	const char *hex = file + 17;

	if (strlen(file) != SPOOL_FILE - 1 || file[16] != '-' ||
	    strcmp(file + SPOOL_FILE - 5, ".doc") != 0)
		return false;
	key->received = 0;
	for (size_t i = 0; i < 16; i++) {
		if (hex_digit(file[i]) < 0)
			return false;
		key->received =
		    key->received << 4 | (uint64_t)hex_digit(file[i]);
	}
	for (size_t i = 0; i < SPOOL_SHA; i++) {
		int high = hex_digit(hex[2 * i]),
		    low = hex_digit(hex[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		key->sha256[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

/* ---- folders ---- */

int
spool_claim(const char *state, char why[SPOOL_WHY])
{
	char path[PATH_MAX];
	int fd;

	snprintf(path, sizeof(path), "%s/lock", state);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
		return fd;
	if (errno == EWOULDBLOCK)
		snprintf(why, SPOOL_WHY,
		         "another duibiaod is at work in %.100s", state);
	else
		snprintf(why, SPOOL_WHY, "%.100s: %.50s", path,
		         strerror(errno));
	if (fd >= 0)
		close(fd);
	return -1;
}

/* -1 with errno, also for one that we may not write into. */
static int
open_folder(int at, const char *name)
{
	int fd, error;

	if (mkdirat(at, name, 0700) != 0 && errno != EEXIST)
		return -1;
	fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || faccessat(at, name, W_OK | X_OK, AT_EACCESS) == 0)
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

bool
spool_open(struct spool *s, const char *state, char why[SPOOL_WHY])
{
	const struct {
		const char *name;
		int *fd;
	} folders[] = {{"/spool", &s->folder},
	               {"/spool/tmp", &s->tmp},
	               {"/parked", &s->parked},
	               {"/bundles", &s->bundles}};
	int root = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const char *name = "";
	bool ok = root >= 0;

	*s = SPOOL_SHUT;
	for (size_t i = 0; ok && i < 4; i++) {
		name = folders[i].name;
		*folders[i].fd = open_folder(root, name + 1);
		ok = *folders[i].fd >= 0;
	}
	/* New folders must outlive a power failure as their files do. */
	ok = ok && fsync(s->folder) == 0 && fsync(root) == 0;
	if (!ok)
		snprintf(why, SPOOL_WHY, "%.90s%s: %.50s", state, name,
		         strerror(errno));
	if (root >= 0)
		close(root);
	return ok;
}

void
spool_close(struct spool *s)
{
	int *fd[] = {&s->folder, &s->tmp, &s->parked, &s->bundles};

	for (size_t i = 0; i < 4; i++) {
		if (*fd[i] >= 0)
			close(*fd[i]);
		*fd[i] = -1;
	}
}

/* A stream over a folder that leaves our descriptor open and rewound. */
static DIR *
list(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);

	if (d == NULL && fd >= 0)
		close(fd);
	return d;
}

void
spool_sweep(const struct spool *s)
{
	DIR *d = list(s->tmp);
	const struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			unlinkat(s->tmp, e->d_name, 0);
	if (d != NULL)
		closedir(d);
}

bool
spool_scan(const struct spool *s, spool_visit_fn *visit, void *context)
{
	DIR *d = list(s->folder);
	const struct dirent *e;
	struct spool_key key;

	if (d == NULL)
		return false;
	while ((e = readdir(d)) != NULL)
		if (spool_key_of(e->d_name, &key))
			visit(context, &key);
	closedir(d);
	return true;
}

/* ---- one file ---- */

size_t
spool_header(const struct spool_head *head, char out[SPOOL_HEADER])
{
	const bool refused = head->refused[0] != '\0';
	size_t n = (size_t)snprintf(out, SPOOL_HEADER, MAGIC NAME "%.*s",
	                            SPOOL_TITLE - 1, head->title);
	const size_t line = n;

	if (refused)
		n += (size_t)snprintf(out + n, SPOOL_HEADER - n, REFUSED "%.*s",
		                      SPOOL_WHY - 1, head->refused);
	/* Each is one line. */
	for (size_t i = strlen(MAGIC); i < n; i++)
		if (i != line &&
		    ((unsigned char)out[i] < ' ' || out[i] == 0x7f))
			out[i] = '?';
	memcpy(out + n, "\n\n", 3);
	return n + 2;
}

static bool
keep_line(char *out, size_t room, const char *at, const char *end)
{
	size_t n = (size_t)(end - at);

	if (n >= room)
		return false;
	memcpy(out, at, n);
	out[n] = '\0';
	return true;
}

/* Reads the header back; its length, or 0 if it is none. */
static size_t
read_header(const char *at, struct spool_head *head)
{
	const char *name = at + strlen(MAGIC NAME);
	const char *line, *end;

	if (strncmp(at, MAGIC NAME, strlen(MAGIC NAME)) != 0)
		return 0;
	end = strstr(name, "\n\n");
	if (end == NULL)
		return 0;
	line = memchr(name, '\n', (size_t)(end - name + 1));
	head->refused[0] = '\0';
	if (!keep_line(head->title, sizeof(head->title), name, line))
		return 0;
	if (line < end && (strncmp(line, REFUSED, strlen(REFUSED)) != 0 ||
	                   !keep_line(head->refused, sizeof(head->refused),
	                              line + strlen(REFUSED), end)))
		return 0;
	return (size_t)(end + 2 - at);
}

int
spool_document(const struct spool *s, const struct spool_key *key,
               uint64_t *bytes, struct spool_head *head)
{
	char file[SPOOL_FILE], start[SPOOL_HEADER + 1];
	struct stat st;
	size_t length = 0;
	ssize_t n;
	int fd;

	spool_file(key, file);
	fd = openat(s->folder, file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	n = pread(fd, start, sizeof(start) - 1, 0);
	if (n > 0 && fstat(fd, &st) == 0) {
		start[n] = '\0';
		length = read_header(start, head);
	}
	if (length == 0 || lseek(fd, (off_t)length, SEEK_SET) < 0) {
		close(fd);
		errno = EBADMSG;
		return -1;
	}
	*bytes = (uint64_t)st.st_size - length;
	return fd;
}

void
spool_bundle_file(const char *sha256_hex, char file[SPOOL_FILE])
{
	snprintf(file, SPOOL_FILE, "%.*s.json", SPOOL_HEX - 1, sha256_hex);
}

int
spool_bundle(const struct spool *s, const char *sha256_hex)
{
	char file[SPOOL_FILE];

	spool_bundle_file(sha256_hex, file);
	return openat(s->bundles, file, O_RDONLY | O_CLOEXEC);
}
