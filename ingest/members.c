/*
 * The file is written only here and only behind its end, so an offset in it
 * stays good.
 */
#include "ingest/members.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static bool
make_room(struct members *m)
{
	size_t room = m->room * 2 + 8;
	struct member *more;

	if (m->n < m->room)
		return true;
	if (m->room == 0)
		m->fd = memfd_create("members", MFD_CLOEXEC);
	if (m->fd < 0)
		return false;
	more = realloc(m->at, room * sizeof(*more));
	if (more == NULL) {
		if (m->room == 0)
			close(m->fd);
		return false;
	}
	m->at = more;
	m->room = room;
	return true;
}

bool
members_put(struct members *m, struct slice bytes)
{
	while (bytes.len > 0) {
		ssize_t n = pwrite(m->fd, bytes.at, bytes.len, (off_t)m->end);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			m->end += (uint64_t)n;
			bytes = slice_from(bytes, (size_t)n);
		}
	}
	return true;
}

static void
keep(char *out, struct slice text, size_t most)
{
	size_t n = text.len < most ? text.len : most;

	if (n > 0)
		memcpy(out, text.at, n);
	out[n] = '\0';
}

bool
members_add(struct members *m, enum read_result failed, struct slice name,
            struct slice reason, struct slice bytes)
{
	struct member *one;

	if (!make_room(m))
		return false;
	one = &m->at[m->n];
	*one = (struct member){
	    .failed = failed, .offset = m->end, .bytes = bytes.len};
	keep(one->name, name, BUNDLE_NAME_MOST);
	keep(one->reason, reason, MEMBER_REASON);
	if (!members_put(m, bytes))
		return false;
	m->n++;
	return true;
}

void
members_fini(struct members *m)
{
	if (m->room > 0 && m->fd >= 0)
		close(m->fd);
	free(m->at);
	*m = (struct members){.n = 0};
}

void
members_move(struct members *to, struct members *from)
{
	*to = *from;
	*from = (struct members){.n = 0};
}
