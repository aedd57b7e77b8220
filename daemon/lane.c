/*
 * lane - see lane.h.
 */
#include "daemon/lane.h"

#include "daemon/request.h"

void
lane_init(struct lane *lane)
{
	*lane = (struct lane){0};
	TAILQ_INIT(&lane->waiting);
}

void
lanes_init(struct lanes *lanes)
{
	*lanes = (struct lanes){0};
	TAILQ_INIT(&lanes->turn);
}

/* The one place that decides whether a lane takes part in the turns. */
static void
update(struct lanes *lanes, struct lane *lane)
{
	bool queue = !lane->paused && !TAILQ_EMPTY(&lane->waiting);
	if (queue && !lane->queued)
		TAILQ_INSERT_TAIL(&lanes->turn, lane, turn);
	else if (!queue && lane->queued)
		TAILQ_REMOVE(&lanes->turn, lane, turn);
	lane->queued = queue;
}

void
lanes_enter(struct lanes *lanes, struct request *request, bool ahead)
{
	struct lane *lane = request->lane;
	if (ahead)
		TAILQ_INSERT_HEAD(&lane->waiting, request, waiting);
	else
		TAILQ_INSERT_TAIL(&lane->waiting, request, waiting);
	request->place = REQUEST_WAITS;
	lanes->n_waiting++;
	update(lanes, lane);
}

void
lanes_leave(struct lanes *lanes, struct request *request)
{
	TAILQ_REMOVE(&request->lane->waiting, request, waiting);
	request->place = REQUEST_NEW;
	lanes->n_waiting--;
	update(lanes, request->lane);
}

void
lanes_pause(struct lanes *lanes, struct lane *lane, bool paused)
{
	lane->paused = paused;
	update(lanes, lane);
}

void
lanes_pass(struct lanes *lanes, struct lane *lane)
{
	if (!lane->queued)
		return;
	TAILQ_REMOVE(&lanes->turn, lane, turn);
	TAILQ_INSERT_TAIL(&lanes->turn, lane, turn);
}
