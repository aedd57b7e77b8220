/*
 * A pipe takes what there is room for, and a signal may come between: neither
 * is a failure.  Only write() is called, so the jail lets it be.
 */
#include "ingest/write_all.h"

#include <errno.h>
#include <unistd.h>

bool
write_all(int fd, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (n > 0) {
		ssize_t done = write(fd, at, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		at += done;
		n -= (size_t)done;
	}
	return true;
}
