/*
 * Documents are handed on as descriptors, never by path: what was hashed here
 * is what the worker or the daemon reads, whatever happens to the name.
 */
#include "client/input.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/write_all.h"

#define CHUNK ((size_t)1 << 17)

bool
input_fail(struct input *in, const char *code, const char *reason)
{
	in->code = code;
	snprintf(in->message, sizeof(in->message), "%s: %s", in->path, reason);
	return false;
}

static bool
fail_errno(struct input *in, int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return input_fail(in, "missing", strerror(error));
	case EACCES:
	case EPERM:
		return input_fail(in, "denied", strerror(error));
	case EISDIR:
		return input_fail(in, "is_folder", "is a folder, not a file");
	case ELOOP:
		return input_fail(in, "missing",
		                  "is a symbolic link that leads nowhere");
	default:
		return input_fail(in, "unreadable", strerror(error));
	}
}

/* A pipe has no length and is gone after one reading: keep a copy. */
static bool
copy_to_memory(struct input *in)
{
	char chunk[CHUNK];
	int memory = memfd_create("document", MFD_CLOEXEC), error;
	ssize_t n;

	if (memory < 0)
		return fail_errno(in, errno);
	in->bytes = 0;
	while ((n = read(in->fd, chunk, sizeof(chunk))) > 0) {
		in->bytes += (uint64_t)n;
		if (in->bytes > INPUT_MOST ||
		    !write_all(memory, chunk, (size_t)n))
			break;
	}
	if (n == 0 && lseek(memory, 0, SEEK_SET) == 0) {
		close(in->fd);
		in->fd = memory;
		return true;
	}
	error = errno;
	close(memory);
	return in->bytes > INPUT_MOST
	           ? input_fail(in, "too_large", "is larger than 1 GiB")
	           : fail_errno(in, error);
}

/* Tells a link into nothing from a name that is not there at all. */
static bool
fail_open(struct input *in, int error)
{
	struct stat st;

	if (error == ENOENT && lstat(in->path, &st) == 0 && S_ISLNK(st.st_mode))
		error = ELOOP;
	return fail_errno(in, error);
}

static bool
check_kind(struct input *in)
{
	struct stat st;

	if (fstat(in->fd, &st) != 0)
		return fail_errno(in, errno);
	if (S_ISDIR(st.st_mode))
		return fail_errno(in, EISDIR);
	if (!S_ISREG(st.st_mode)) {
		if (!copy_to_memory(in))
			return false;
	} else {
		in->bytes = (uint64_t)st.st_size;
	}
	if (in->bytes > INPUT_MOST)
		return input_fail(in, "too_large", "is larger than 1 GiB");
	return true;
}

bool
input_open(struct input *in, const char *path)
{
	const char *slash = strrchr(path, '/');

	*in = (struct input){.path = path, .fd = -1};
	in->name = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
	if (strcmp(path, "-") == 0) {
		in->fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
		in->path = "standard input";
	} else {
		in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	}
	if (in->fd < 0)
		return fail_open(in, errno);
	if (check_kind(in))
		return true;
	input_close(in);
	return false;
}

bool
input_part(struct input *in, const char *path, int fd, uint64_t offset,
           uint64_t bytes)
{
	char chunk[CHUNK];

	*in = (struct input){.path = path, .name = path, .fd = -1};
	in->fd = memfd_create("document", MFD_CLOEXEC);
	if (in->fd < 0)
		return fail_errno(in, errno);
	while (in->bytes < bytes) {
		uint64_t left = bytes - in->bytes;
		ssize_t n = pread(fd, chunk, left < CHUNK ? left : CHUNK,
		                  (off_t)(offset + in->bytes));

		if (n <= 0 || !write_all(in->fd, chunk, (size_t)n))
			return fail_errno(in, errno);
		in->bytes += (uint64_t)n;
	}
	return lseek(in->fd, 0, SEEK_SET) == 0 || fail_errno(in, errno);
}

static void
print_hex(const unsigned char *digest, unsigned n, char *out)
{
	for (unsigned i = 0; i < n; i++)
		snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

/* pread() leaves the descriptor where the next reader expects it. */
static bool
digest_file(int fd, EVP_MD_CTX *md)
{
	char chunk[CHUNK];
	off_t at = 0;
	ssize_t n;

	if (EVP_DigestInit_ex(md, EVP_sha256(), NULL) != 1)
		return false;
	while ((n = pread(fd, chunk, sizeof(chunk), at)) > 0) {
		if (EVP_DigestUpdate(md, chunk, (size_t)n) != 1)
			return false;
		at += n;
	}
	return n == 0;
}

bool
input_hash(struct input *in)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	bool ok = md != NULL && digest_file(in->fd, md) &&
	          EVP_DigestFinal_ex(md, digest, &n) == 1 && n == 32;

	EVP_MD_CTX_free(md);
	if (!ok)
		return input_fail(in, "unreadable", "cannot be read");
	print_hex(digest, n, in->sha256);
	return true;
}

void
input_close(struct input *in)
{
	if (in->fd >= 0)
		close(in->fd);
	in->fd = -1;
}
