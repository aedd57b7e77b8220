/*
 * pick - see pick.h.
 */
#include "daemon/pick.h"

#include "daemon/lane.h"
#include "daemon/pg.h"
#include "daemon/request.h"
#include "daemon/seat.h"

bool
pick_is_slow(const struct pick *from, const struct seat *seat, int64_t now)
{
	return pg_pending(seat->pg) > 0 &&
	       now - pg_head_since(seat->pg) >= from->slow;
}

/* Does a connection have something of this lane? */
static bool
has_of(const struct seat *seat, const struct lane *lane)
{
	for (unsigned i = 0; i < pg_pending(seat->pg); i++) {
		const struct request *request = pg_tag(seat->pg, i);
		if (request != NULL && request->lane == lane)
			return true;
	}
	return false;
}

/* On how many connections something of this lane is. */
static unsigned
spread(const struct pick *from, const struct lane *lane)
{
	unsigned n = 0;
	for (unsigned i = 0; lane->sent > 0 && i < from->n; i++)
		n += has_of(&from->seats[i], lane);
	return n;
}

/* May questions be sent to it at all? */
static bool
is_open(const struct pick *from, const struct seat *seat, int64_t now)
{
	return pg_is_ready(seat->pg) && !seat->cancelling &&
	       !pick_is_slow(from, seat, now);
}

/* May a brief question be sent ahead, behind what runs there? */
static bool
is_brief(const struct seat *seat)
{
	for (unsigned i = 0; i < pg_pending(seat->pg); i++) {
		const struct request *request = pg_tag(seat->pg, i);
		if (request == NULL || !request->brief)
			return false;
	}
	return true;
}

/* Idle is best, else the one with least before it that is not too deep. */
const struct seat *
pick_seat(const struct pick *from, const struct lane *lane, int64_t now)
{
	bool modest = lane->sent > 0 && from->n_ready > 1;
	bool brief = TAILQ_FIRST(&lane->waiting)->brief;
	bool wide = modest && spread(from, lane) + 1 >= from->n_ready;
	const struct seat *idle = NULL, *shallow = NULL;
	unsigned n_idle = 0, n_open = 0, least = from->depth;
	for (unsigned i = 0; i < from->n; i++) {
		const struct seat *seat = &from->seats[i];
		unsigned pending = pg_pending(seat->pg);
		if (!is_open(from, seat, now))
			continue;
		n_open++;
		n_idle += pending == 0;
		if (wide && !has_of(seat, lane))
			continue;
		if (pending == 0) {
			idle = seat;
		} else if (brief && pending < least && is_brief(seat)) {
			shallow = seat;
			least = pending;
		}
	}
	if (modest && n_open == 1)
		return NULL;
	return idle != NULL && !(modest && n_idle == 1) ? idle : shallow;
}
