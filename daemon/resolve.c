/*
 * resolve - see resolve.h.  Only one host can be given an address: a list of
 * hosts must be a list of addresses already (hostaddr), and is refused here if
 * it is not.
 */
#include "daemon/resolve.h"

#include <event2/dns.h>
#include <event2/event.h>
#include <event2/util.h>
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config.h"
#include "daemon/log.h"

struct resolve {
	struct event_base *base;
	struct evdns_base *dns; /* made when first needed */
	struct evdns_getaddrinfo_request *request;
	resolve_fn *answer;
	void *context;
	const struct config *config;
	struct event *again;
	char *conninfo; /* as given; NULL: stopped */
	char *answered; /* as last answered */
	bool away;
};

static void
look_later(struct resolve *resolve)
{
	unsigned ms = resolve->config->reconnect_max;
	struct timeval time = {ms / 1000, (suseconds_t)(ms % 1000) * 1000};
	event_add(resolve->again, &time);
}

static void
answer(struct resolve *resolve, const char *conninfo)
{
	bool same = resolve->answered != NULL &&
	            strcmp(resolve->answered, conninfo) == 0;
	if (same)
		return;
	free(resolve->answered);
	resolve->answered = strdup(conninfo);
	resolve->answer(resolve->context, conninfo);
}

static void
fail(struct resolve *resolve, const char *why)
{
	log_event(LOG_LEVEL_WARNING, "resolve", "why=\"%s\"", why);
	look_later(resolve);
}

static void look(struct resolve *);

static void
on_again(evutil_socket_t fd, short what, void *context)
{
	(void)fd;
	(void)what;
	struct resolve *resolve = context;
	if (resolve->away)
		look_later(resolve);
	if (resolve->conninfo != NULL && resolve->request == NULL)
		look(resolve);
}

struct resolve *
resolve_new(struct event_base *base, const struct config *config,
            resolve_fn *answer_fn, void *context)
{
	struct resolve *resolve = calloc(1, sizeof(*resolve));
	if (resolve == NULL)
		return NULL;
	resolve->base = base;
	resolve->config = config;
	resolve->answer = answer_fn;
	resolve->context = context;
	resolve->again = evtimer_new(base, on_again, resolve);
	if (resolve->again == NULL) {
		free(resolve);
		return NULL;
	}
	return resolve;
}

void
resolve_stop(struct resolve *resolve)
{
	if (resolve->request != NULL)
		evdns_getaddrinfo_cancel(resolve->request);
	resolve->request = NULL;
	event_del(resolve->again);
	free(resolve->conninfo);
	free(resolve->answered);
	resolve->conninfo = resolve->answered = NULL;
}

void
resolve_free(struct resolve *resolve)
{
	if (resolve == NULL)
		return;
	resolve_stop(resolve);
	event_free(resolve->again);
	if (resolve->dns != NULL)
		evdns_base_free(resolve->dns, 0);
	free(resolve);
}

void
resolve_away(struct resolve *resolve, bool away)
{
	resolve->away = away;
	if (away && resolve->conninfo != NULL)
		look_later(resolve);
}

static bool
is_address(const char *host)
{
	unsigned char bytes[16];
	return evutil_inet_pton(AF_INET, host, bytes) == 1 ||
	       evutil_inet_pton(AF_INET6, host, bytes) == 1;
}

/* The value of an option that is given; NULL: it is not. */
static const char *
value_of(const PQconninfoOption *options, const char *keyword)
{
	for (; options != NULL && options->keyword != NULL; options++)
		if (strcmp(options->keyword, keyword) == 0)
			return options->val == NULL || *options->val == '\0'
			           ? NULL
			           : options->val;
	return NULL;
}

/* The host to look up, the caller's to free; NULL: none. */
static char *
host_to_find(const char *conninfo)
{
	PQconninfoOption *options = PQconninfoParse(conninfo, NULL);
	const char *host = value_of(options, "host");
	bool known = host == NULL || value_of(options, "hostaddr") != NULL ||
	             *host == '/' || *host == '@' || is_address(host);
	char *copy = known ? NULL : strdup(host);
	PQconninfoFree(options);
	return copy;
}

/* Adds the address in the conninfo's own form: a URI or words. */
static void
answer_with(struct resolve *resolve, const char *address)
{
	const char *old = resolve->conninfo;
	size_t n = strlen(old) + strlen(address) + 16;
	char *conninfo = malloc(n);
	bool uri = strncmp(old, "postgresql://", 13) == 0 ||
	           strncmp(old, "postgres://", 11) == 0;
	if (conninfo == NULL) {
		fail(resolve, "out of memory");
		return;
	}
	snprintf(conninfo, n, "%s%shostaddr=%s", old,
	         !uri                       ? " "
	         : strchr(old, '?') != NULL ? "&"
	                                    : "?",
	         address);
	answer(resolve, conninfo);
	free(conninfo);
}

static void
on_found(int error, struct evutil_addrinfo *found, void *context)
{
	struct resolve *resolve = context;
	char address[64] = "";
	if (error == EVUTIL_EAI_CANCEL)
		return;
	resolve->request = NULL;
	if (error == 0 && found != NULL)
		evutil_inet_ntop(
		    found->ai_family,
		    found->ai_family == AF_INET
		        ? (const void *)&(
		              (struct sockaddr_in *)(void *)found->ai_addr)
		              ->sin_addr
		        : (const void *)&(
		              (struct sockaddr_in6 *)(void *)found->ai_addr)
		              ->sin6_addr,
		    address, sizeof(address));
	if (found != NULL)
		evutil_freeaddrinfo(found);
	if (*address != '\0')
		answer_with(resolve, address);
	else
		fail(resolve, evutil_gai_strerror(error));
}

static void
find(struct resolve *resolve, const char *host)
{
	const struct evutil_addrinfo hints = {.ai_family = AF_UNSPEC,
	                                      .ai_socktype = SOCK_STREAM};
	if (resolve->dns == NULL)
		resolve->dns = evdns_base_new(
		    resolve->base, EVDNS_BASE_INITIALIZE_NAMESERVERS |
		                       EVDNS_BASE_DISABLE_WHEN_INACTIVE);
	if (resolve->dns == NULL) {
		fail(resolve, "no name server is known");
		return;
	}
	struct evdns_getaddrinfo_request *request = evdns_getaddrinfo(
	    resolve->dns, host, NULL, &hints, on_found, resolve);
	/* What is in /etc/hosts was answered before this returned. */
	resolve->request = request;
}

static void
look(struct resolve *resolve)
{
	char *host = host_to_find(resolve->conninfo);
	if (host == NULL)
		answer(resolve, resolve->conninfo);
	else if (strchr(host, ',') != NULL)
		fail(resolve, "several hosts need their addresses in hostaddr");
	else
		find(resolve, host);
	free(host);
}

void
resolve_start(struct resolve *resolve, const char *conninfo)
{
	resolve_stop(resolve);
	resolve->conninfo = strdup(conninfo);
	if (resolve->conninfo == NULL)
		log_fatal("resolve", "why=\"out of memory\"");
	look(resolve);
}
