/*
 * Blocking on purpose: the command line has nothing else to do.  The pipe is
 * a socketpair whose far end is the child's descriptor 3; everything else of
 * ours is close-on-exec.  All that a document gives lives in one arena, which
 * the next document takes back.
 */
#include "client/parser.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/pass.h"
#include "ingest/jail.h"

#define WORKER_FD 3
#define ARENA_BYTES ((size_t)1 << 30) /* of address space, not of memory */

struct parser {
	char worker[PATH_MAX]; /* "": not found */
	int timeout_ms;
	bool explain;
	pid_t pid; /* 0: no child */
	int fd;
	int64_t deadline; /* of the document in hand, ms */
	struct arena *arena;
	struct frame_result result;
	struct members members; /* of the document, if it is a bundle */
};

/* ---- the child ---- */

static const char *const places[] = {"duibiao-worker",
                                     "../libexec/duibiao/duibiao-worker",
                                     "../libexec/duibiao-worker"};

/* Beside this program, wherever it was installed. */
static void
find_worker(char out[PATH_MAX])
{
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *slash;

	out[0] = '\0';
	if (n <= 0)
		return;
	self[n] = '\0';
	slash = strrchr(self, '/');
	if (slash == NULL)
		return;
	*slash = '\0';
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		int len = snprintf(out, PATH_MAX, "%s/%s", self, places[i]);

		if (len < PATH_MAX && access(out, X_OK) == 0)
			return;
	}
	out[0] = '\0';
}

struct parser *
parser_new(const char *worker, int timeout_ms)
{
	struct parser *p = calloc(1, sizeof(*p));

	if (p == NULL)
		return NULL;
	p->fd = -1;
	p->timeout_ms = timeout_ms;
	if (worker != NULL)
		snprintf(p->worker, sizeof(p->worker), "%s", worker);
	else
		find_worker(p->worker);
	p->arena = arena_new(ARENA_BYTES);
	if (p->arena == NULL) {
		free(p);
		return NULL;
	}
	return p;
}

void
parser_explain(struct parser *p)
{
	p->explain = true;
}

/* Ends the child, by force unless it is gone already; its wait status. */
static int
stop(struct parser *p)
{
	int status = 0;

	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
	if (p->pid > 0) {
		kill(p->pid, SIGKILL);
		while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	p->pid = 0;
	return status;
}

void
parser_free(struct parser *p)
{
	if (p == NULL)
		return;
	stop(p);
	members_fini(&p->members);
	arena_free(p->arena);
	free(p);
}

static void __attribute__((noreturn)) become_worker(const char *path, int fd)
{
	char *const argv[] = {(char *)(uintptr_t) "duibiao-worker", NULL};

	/* dup2() onto itself would leave close-on-exec set. */
	if (fd == WORKER_FD)
		fcntl(fd, F_SETFD, 0);
	else if (dup2(fd, WORKER_FD) < 0)
		_exit(127);
	execv(path, argv);
	_exit(127);
}

static bool
start(struct parser *p)
{
	int pair[2];

	if (p->pid > 0)
		return true;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	p->pid = fork();
	if (p->pid == 0)
		become_worker(p->worker, pair[1]);
	close(pair[1]);
	p->fd = pair[0];
	if (p->pid < 0)
		stop(p);
	return p->pid > 0;
}

/* ---- the pipe ---- */

enum got { GOT_ALL, GOT_BAD, GOT_END, GOT_LATE };

static enum got
receive(const struct parser *p, void *out, size_t n)
{
	char *at = out;

	while (n > 0) {
		struct pollfd wait = {p->fd, POLLIN, 0};
		int64_t left = p->deadline - clock_ms();
		ssize_t got;

		if (left <= 0)
			return GOT_LATE;
		if (poll(&wait, 1, (int)left) <= 0)
			continue;
		got = recv(p->fd, at, n, 0);
		if (got == 0 || (got < 0 && errno != EINTR))
			return GOT_END;
		if (got > 0) {
			at += got;
			n -= (size_t)got;
		}
	}
	return GOT_ALL;
}

/* A new worker says that it is in its jail. */
static enum got
receive_ready(struct parser *p)
{
	char said;
	enum got got = receive(p, &said, 1);

	if (got != GOT_ALL || said == JAIL_READY)
		return got;
	p->result.error = "it did not start as a worker does";
	return GOT_BAD;
}

static enum got
receive_frame(struct parser *p)
{
	unsigned char head[FRAME_HEADER];
	enum frame_type type;
	uint32_t length;
	char *payload;
	size_t mark = arena_mark(p->arena);
	enum got got = receive(p, head, sizeof(head));

	if (got != GOT_ALL)
		return got;
	if (!frame_header(head, &type, &length)) {
		p->result.error = "a frame with an impossible header";
		return GOT_BAD;
	}
	payload = arena_alloc(p->arena, length + 1);
	got = receive(p, payload, length);
	if (got != GOT_ALL)
		return got;
	/* A violation stays in result.error, where run() looks. */
	if (!frame_take(&p->result, type, (struct slice){payload, length}))
		return GOT_BAD;
	if (type == FRAME_MEMBER)
		arena_rewind(p->arena, mark);
	return GOT_ALL;
}

/* ---- one document ---- */

static const char *const refusals[] = {
    [READ_OK] = NULL,
    [READ_NO_DOCUMENT] = "no_document",
    [READ_DAMAGED] = "damaged",
    [READ_LOCKED] = "locked",
    [READ_TOO_LARGE] = "too_large",
    [READ_NO_TEXT] = "no_text",
};

const char *
parser_refusal(enum read_result why)
{
	return refusals[why];
}

static bool
fail_refused(struct parser *p, struct input *in)
{
	char reason[400];

	snprintf(reason, sizeof(reason), "%.*s", (int)p->result.reason.len,
	         p->result.reason.at == NULL ? "" : p->result.reason.at);
	return input_fail(in, refusals[p->result.refused], reason);
}

static bool
fail_gone(struct parser *p, struct input *in)
{
	int status;
	char reason[PATH_MAX + 64];

	/* It may be alive still and only have hung up: then this ends it. */
	status = stop(p);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		snprintf(reason, sizeof(reason), "cannot start the worker %s",
		         p->worker);
	else if (WIFEXITED(status))
		snprintf(reason, sizeof(reason),
		         "the worker ended with status %d while reading it",
		         WEXITSTATUS(status));
	else
		snprintf(reason, sizeof(reason),
		         "the worker crashed while reading it (%s)",
		         strsignal(WTERMSIG(status)));
	return input_fail(in, "worker_crashed", reason);
}

static bool
run(struct parser *p, struct input *in)
{
	enum got got = GOT_ALL;
	bool fresh = p->pid <= 0;

	if (!start(p))
		return input_fail(in, "worker_missing",
		                  "no worker process could be started");
	p->deadline = clock_ms() + p->timeout_ms;
	if (!pass_document(p->fd, in->fd, in->bytes, p->explain))
		return fail_gone(p, in);
	if (fresh)
		got = receive_ready(p);
	while (got == GOT_ALL && !p->result.done)
		got = receive_frame(p);
	switch (got) {
	case GOT_ALL:
		break;
	case GOT_END:
		return fail_gone(p, in);
	case GOT_BAD:
		stop(p);
		return input_fail(in, "worker_broken", p->result.error);
	case GOT_LATE:
		stop(p);
		return input_fail(in, "timed_out",
		                  "took longer than a document may");
	}
	return p->result.refused == READ_OK || fail_refused(p, in);
}

bool
parser_parse(struct parser *p, struct input *in, const struct disclosure **out)
{
	jmp_buf overflow;

	if (p->worker[0] == '\0')
		return input_fail(
		    in, "worker_missing",
		    "there is no duibiao-worker beside this program");
	arena_reset(p->arena);
	members_fini(&p->members);
	p->result =
	    (struct frame_result){.arena = p->arena, .members = &p->members};
	if (setjmp(overflow) != 0) {
		stop(p);
		return input_fail(in, "too_large",
		                  "its disclosure does not fit into memory");
	}
	arena_guard(p->arena, &overflow);
	if (!run(p, in))
		return false;
	*out = p->result.bundle ? NULL : &p->result.disclosure;
	return true;
}

void
parser_members(struct parser *p, struct members *out)
{
	members_move(out, &p->members);
}
