/*
 * Load on the socket: N connections, each with one request under way (or with
 * --pipeline P of them), for some seconds; prints requests a second and the
 * latency's quantiles.
 *
 *	rpc_bench SOCKET SECONDS CONNECTIONS PIPELINE REQUEST...
 *
 * REQUEST is "method params-json"; with several, each connection takes them in
 * turn.  A reply that holds "error" counts as failed and ends with status 1.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MOST_CONNECTIONS 1024
#define MOST_PIPELINE 256
#define MOST_SAMPLES 20000000

struct connection {
	int fd;
	char *in;
	size_t n, cap, scanned;
	size_t next;
	uint64_t sent[MOST_PIPELINE]; /* a ring: when each was asked */
	unsigned head, under_way;
};

struct load {
	struct connection *connections;
	char **requests;
	size_t *lengths;
	size_t n_requests;
	unsigned pipeline;
	uint32_t *samples; /* microseconds */
	size_t n_samples, failed, bytes;
};

static uint64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void
die(const char *what)
{
	fprintf(stderr, "rpc_bench: %s: %s\n", what, strerror(errno));
	exit(2);
}

static int
dial(const char *path)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	if (strlen(path) >= sizeof(to.sun_path))
		die("path too long");
	memcpy(to.sun_path, path, strlen(path));
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) != 0)
		die(path);
	return fd;
}

/* Fills the connection's share of requests, in one write. */
static void
ask(struct load *l, struct connection *c)
{
	char out[1 << 16];
	size_t n = 0;
	uint64_t now = now_ns();

	while (c->under_way < l->pipeline) {
		size_t i = c->next++ % l->n_requests;

		if (l->lengths[i] > sizeof(out) - n)
			break;
		memcpy(out + n, l->requests[i], l->lengths[i]);
		n += l->lengths[i];
		c->sent[(c->head + c->under_way++) % MOST_PIPELINE] = now;
	}
	for (size_t done = 0; done < n;) {
		ssize_t w = write(c->fd, out + done, n - done);

		if (w < 0)
			die("write");
		done += (size_t)w;
	}
}

static void
note(struct load *l, struct connection *c, const char *line, size_t n,
     uint64_t now)
{
	uint64_t asked = c->sent[c->head];

	c->head = (c->head + 1) % MOST_PIPELINE;
	c->under_way--;
	if (memmem(line, n < 200 ? n : 200, "\"error\"", 7) != NULL)
		l->failed++;
	if (l->n_samples < MOST_SAMPLES)
		l->samples[l->n_samples++] = (uint32_t)((now - asked) / 1000);
	l->bytes += n;
}

static void
answer(struct load *l, struct connection *c)
{
	uint64_t now;
	ssize_t got;
	char *newline;
	size_t start = 0;

	if (c->cap - c->n < 65536) {
		c->cap = c->cap * 2 + 131072;
		c->in = realloc(c->in, c->cap);
		if (c->in == NULL)
			die("memory");
	}
	got = read(c->fd, c->in + c->n, c->cap - c->n);
	if (got <= 0)
		die("the daemon closed a connection");
	c->n += (size_t)got;
	now = now_ns();
	while ((newline = memchr(c->in + c->scanned, '\n',
	                         c->n - c->scanned)) != NULL) {
		size_t end = (size_t)(newline - c->in) + 1;

		note(l, c, c->in + start, end - start, now);
		start = c->scanned = end;
	}
	memmove(c->in, c->in + start, c->n - start);
	c->n -= start;
	c->scanned = c->n;
}

static int
by_size(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void
report(struct load *l, unsigned connections, double seconds)
{
	size_t n = l->n_samples;

	if (n == 0) {
		fprintf(stderr, "rpc_bench: no reply in %g s to %s", seconds,
		        l->requests[0]);
		exit(2);
	}
	qsort(l->samples, n, sizeof(*l->samples), by_size);
	printf("connections %u pipeline %u requests_per_second %.0f "
	       "p50_ms %.3f p99_ms %.3f max_ms %.3f reply_bytes %zu "
	       "failed %zu\n",
	       connections, l->pipeline, (double)n / seconds,
	       l->samples[n / 2] / 1000.0, l->samples[n - 1 - n / 100] / 1000.0,
	       l->samples[n - 1] / 1000.0, l->bytes / n, l->failed);
}

static void
prepare(struct load *l, char **arguments, int n)
{
	l->n_requests = (size_t)n;
	l->requests = calloc(l->n_requests, sizeof(*l->requests));
	l->lengths = calloc(l->n_requests, sizeof(*l->lengths));
	l->samples = malloc(MOST_SAMPLES * sizeof(*l->samples));
	if (l->requests == NULL || l->lengths == NULL || l->samples == NULL)
		die("memory");
	for (int i = 0; i < n; i++) {
		char *space = strchr(arguments[i], ' ');
		int length;

		if (space == NULL)
			die("REQUEST is \"method {params}\"");
		*space = '\0';
		length =
		    asprintf(&l->requests[i],
		             "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\","
		             "\"params\":%s}\n",
		             arguments[i], space + 1);
		if (length < 0)
			die("memory");
		l->lengths[i] = (size_t)length;
	}
}

static void
run(struct load *l, unsigned connections, double seconds)
{
	struct pollfd polls[MOST_CONNECTIONS];
	uint64_t end = now_ns() + (uint64_t)(seconds * 1e9);

	for (unsigned i = 0; i < connections; i++) {
		ask(l, &l->connections[i]);
		polls[i] = (struct pollfd){l->connections[i].fd, POLLIN, 0};
	}
	while (now_ns() < end) {
		if (poll(polls, connections, 1000) < 0)
			die("poll");
		for (unsigned i = 0; i < connections; i++) {
			if (polls[i].revents == 0)
				continue;
			answer(l, &l->connections[i]);
			ask(l, &l->connections[i]);
		}
	}
}

int
main(int argc, char **argv)
{
	struct load l = {0};
	unsigned connections;
	double seconds;

	if (argc < 6) {
		fprintf(stderr, "usage: rpc_bench SOCKET SECONDS CONNECTIONS "
		                "PIPELINE 'method {params}'...\n");
		return 2;
	}
	seconds = atof(argv[2]);
	connections = (unsigned)atoi(argv[3]);
	l.pipeline = (unsigned)atoi(argv[4]);
	if (connections < 1 || connections > MOST_CONNECTIONS ||
	    l.pipeline < 1 || l.pipeline > MOST_PIPELINE)
		die("too many connections or too deep a pipeline");
	prepare(&l, argv + 5, argc - 5);
	l.connections = calloc(connections, sizeof(*l.connections));
	if (l.connections == NULL)
		die("memory");
	for (unsigned i = 0; i < connections; i++) {
		l.connections[i].fd = dial(argv[1]);
		l.connections[i].next = i;
	}
	run(&l, connections, seconds);
	report(&l, connections, seconds);
	return l.failed > 0;
}
