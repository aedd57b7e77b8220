/*
 * seat - see seat.h.
 */
#include "daemon/seat.h"

#include <event2/event.h>
#include <event2/util.h>
#include <stdint.h>
#include <stdio.h>

#include "daemon/config.h"
#include "daemon/log.h"

static void
connect_now(struct seat *seat)
{
	char settings[200];
	/*
	 * The server's own limit is the net below the pool's deadline.  Many
	 * questions at a time keep every processor busy: one each will do.
	 */
	snprintf(settings, sizeof(settings),
	         "-c statement_timeout=%u -c default_transaction_read_only=on"
	         " -c jit=off -c max_parallel_workers_per_gather=0",
	         seat->config->query_timeout + 1000);
	pg_connect(seat->pg, seat->conninfo, settings);
}

static void
on_retry(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct seat *seat = context;
	if (seat->conninfo != NULL && pg_is_down(seat->pg))
		connect_now(seat);
}

bool
seat_init(struct seat *seat, struct event_base *base,
          const struct config *config, unsigned no,
          const struct pg_events *events, void *context,
          const struct pg_statements *statements)
{
	*seat = (struct seat){.config = config};
	seat->pg = pg_new(base, no, events, context, statements);
	seat->retry = evtimer_new(base, on_retry, seat);
	return seat->pg != NULL && seat->retry != NULL;
}

void
seat_fini(struct seat *seat)
{
	pg_free(seat->pg);
	if (seat->retry != NULL)
		event_free(seat->retry);
}

void
seat_open(struct seat *seat, const char *conninfo)
{
	seat->conninfo = conninfo;
	seat->failures = 0;
	event_del(seat->retry);
	if (pg_is_down(seat->pg))
		connect_now(seat);
}

void
seat_shut(struct seat *seat, const char *why)
{
	seat->conninfo = NULL;
	event_del(seat->retry);
	pg_close(seat->pg, why);
}

void
seat_stands(struct seat *seat)
{
	seat->failures = 0;
	seat->cancelling = seat->doubt = false;
}

/* Half to all of a pause that doubles, so that many do not come together. */
static unsigned
pause_ms(const struct config *config, unsigned failures, uint32_t dice)
{
	unsigned pause = config->reconnect_min;
	for (unsigned i = 1; i < failures && pause < config->reconnect_max; i++)
		pause = pause > UINT32_MAX / 2 ? UINT32_MAX : pause * 2;
	if (pause > config->reconnect_max)
		pause = config->reconnect_max;
	return pause / 2 + dice % (pause / 2 + 1);
}

static unsigned
hash(const char *text)
{
	unsigned n = 5381;
	for (; *text != '\0'; text++)
		n = n * 33 + (unsigned char)*text;
	return n;
}

void
seat_broke(struct seat *seat, const char *why)
{
	seat->cancelling = seat->doubt = false;
	seat->failures++;
	if (seat->conninfo == NULL)
		return;
	uint32_t dice;
	evutil_secure_rng_get_bytes(&dice, sizeof(dice));
	unsigned ms = pause_ms(seat->config, seat->failures, dice);
	struct timeval time = {ms / 1000, (suseconds_t)(ms % 1000) * 1000};
	event_add(seat->retry, &time);
	/* Every new reason; of one, the first time, then ever more rarely. */
	unsigned reason = hash(why);
	bool loud = reason != seat->reason ||
	            (seat->failures & (seat->failures - 1)) == 0;
	seat->reason = reason;
	log_event(loud ? LOG_LEVEL_WARNING : LOG_LEVEL_DEBUG, "pg.down",
	          "pg=%u failures=%u retry_ms=%u why=\"%s\"",
	          pg_number(seat->pg), seat->failures, ms, why);
}
