/*
 * handin - see handin.h.  The daemon must not be talked into reading a file
 * for somebody who may not (a path is opened with the daemon's rights), nor
 * into waiting (a FIFO, a terminal): only regular files are taken, opened
 * without blocking.
 */
#include "daemon/handin.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/fds.h"
#include "daemon/listen.h"
#include "daemon/rpc.h"
#include "ingest/write_all.h"

static int
refuse(struct rpc_failure *failure, enum rpc_error error, const char *parameter,
       const char *why)
{
	rpc_fail(failure, error, "%s: %s", parameter, why);
	failure->parameter = parameter;
	return -1;
}

static bool
may_read(const struct stat *file, const struct peer *peer)
{
	if (peer->uid == 0 || peer->uid == geteuid() ||
	    (file->st_mode & S_IROTH) != 0)
		return true;
	if (peer->uid == file->st_uid)
		return (file->st_mode & S_IRUSR) != 0;
	return peer->gid == file->st_gid && (file->st_mode & S_IRGRP) != 0;
}

/* A regular file of a fit size, rewound; else closed. */
static int
check_file(int fd, size_t most, const struct peer *peer, const char *parameter,
           struct rpc_failure *failure)
{
	struct stat file;
	const char *why = NULL;
	enum rpc_error error = RPC_INVALID_PARAMS;
	if (fstat(fd, &file) != 0)
		why = strerror(errno);
	else if (!S_ISREG(file.st_mode))
		why = "it is no regular file";
	else if (file.st_size == 0)
		why = "the document is empty";
	else if (file.st_size < 0 || (uint64_t)file.st_size > most) {
		error = RPC_TOO_LARGE;
		why = "the document is larger than document_bytes";
	} else if (peer != NULL && !may_read(&file, peer)) {
		error = RPC_DENIED;
		why = "this client may not read that file";
	}
	if (why != NULL) {
		close(fd);
		return refuse(failure, error, parameter, why);
	}
	return fd;
}

static int
open_path(const char *path, const struct peer *peer, size_t most,
          struct rpc_failure *failure)
{
	if (path[0] != '/')
		return refuse(failure, RPC_INVALID_PARAMS, "path",
		              "it must begin with /");
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return refuse(failure,
		              errno == ENOENT   ? RPC_NOT_FOUND
		              : errno == EACCES ? RPC_DENIED
		                                : RPC_INVALID_PARAMS,
		              "path", strerror(errno));
	return check_file(fd, most, peer, "path", failure);
}

/* The six bits of a character of base64, or -1. */
static int
six_bits(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/*
 * Decodes `n` characters (RFC 4648, padded) to `out`, which has room for
 * n / 4 * 3 bytes; how many, SIZE_MAX if it is no base64.
 */
static size_t
decode(const char *text, size_t n, unsigned char *out)
{
	size_t pad = 0, wrote = 0;
	if (n % 4 != 0)
		return SIZE_MAX;
	while (pad < 2 && pad < n && text[n - 1 - pad] == '=')
		pad++;
	for (size_t i = 0; i < n; i += 4) {
		uint32_t bits = 0;
		for (size_t k = i; k < i + 4; k++) {
			int six = k >= n - pad ? 0 : six_bits(text[k]);
			if (six < 0)
				return SIZE_MAX;
			bits = bits << 6 | (uint32_t)six;
		}
		out[wrote++] = (unsigned char)(bits >> 16);
		out[wrote++] = (unsigned char)(bits >> 8);
		out[wrote++] = (unsigned char)bits;
	}
	return wrote - pad;
}

static int
open_content(const char *content, size_t most, struct rpc_failure *failure)
{
	size_t length = strlen(content);
	unsigned char *bytes = malloc(length / 4 * 3 + 3);
	size_t n = bytes == NULL ? 0 : decode(content, length, bytes);
	int fd = -1;
	if (bytes == NULL)
		refuse(failure, RPC_INTERNAL_ERROR, "content", "out of memory");
	else if (n == SIZE_MAX)
		refuse(failure, RPC_INVALID_PARAMS, "content",
		       "it is no base64");
	else if (n == 0)
		refuse(failure, RPC_INVALID_PARAMS, "content",
		       "the document is empty");
	else if (n > most)
		refuse(failure, RPC_TOO_LARGE, "content",
		       "the document is larger than document_bytes");
	else if ((fd = memfd_create("document", MFD_CLOEXEC)) < 0 ||
	         !write_all(fd, bytes, n) || lseek(fd, 0, SEEK_SET) < 0) {
		refuse(failure, RPC_INTERNAL_ERROR, "content", strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	free(bytes);
	return fd;
}

static int
open_passed(struct fds *fds, size_t most, struct rpc_failure *failure)
{
	int fd = fds_take(fds);
	if (fd < 0)
		return refuse(failure, RPC_INVALID_PARAMS, "fd",
		              "no descriptor came with this line");
	int flags = fcntl(fd, F_GETFL);
	if (flags < 0 || (flags & O_PATH) != 0 ||
	    (flags & O_ACCMODE) == O_WRONLY) {
		close(fd);
		return refuse(failure, RPC_INVALID_PARAMS, "fd",
		              "it is not open for reading");
	}
	return check_file(fd, most, NULL, "fd", failure);
}

int
handin_open(const struct handin *given, struct fds *fds,
            const struct peer *peer, size_t most, struct rpc_failure *failure)
{
	int n = (given->path != NULL) + (given->content != NULL) +
	        (given->with_line != 0);
	if (n != 1) {
		rpc_fail(failure, RPC_INVALID_PARAMS,
		         "give exactly one of path, content and fd");
		failure->parameter = n == 0 ? "path" : "content";
		return -1;
	}
	if (given->path != NULL)
		return open_path(given->path, peer, most, failure);
	if (given->content != NULL)
		return open_content(given->content, most, failure);
	return open_passed(fds, most, failure);
}

const char *
handin_name(const struct handin *given)
{
	if (given->name != NULL)
		return given->name;
	if (given->path == NULL)
		return "document";
	const char *slash = strrchr(given->path, '/');
	return slash == NULL ? given->path : slash + 1;
}
