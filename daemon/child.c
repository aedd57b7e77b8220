/*
 * Between fork and exec only calls that are safe there: descriptors into
 * place, signals back to their defaults, the rest closed on exec.  The program
 * is named by a descriptor, since the user we have become may not be able to
 * walk to its path.
 */
#include "daemon/child.h"

#include <errno.h>
#include <event2/event.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/log.h"

enum { FIRST_PASSED = 3 };

struct child {
	pid_t pid;
	bool there; /* not reaped yet */
	int pidfd;
	struct event *ended;
	child_gone_fn *gone;
	void *context;
};

/* ---- on the other side of fork ---- */

static void
plain_signals(void)
{
	sigset_t none;

	for (int s = 1; s < NSIG; s++)
		signal(s, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/*
 * Moves the passed descriptors to 3, 4 ...  Copies go above all of them first,
 * so that none overwrites another; `exe` moves out of the way as well.
 */
static bool
place_descriptors(const struct child_plan *plan, int *exe)
{
	const int above = FIRST_PASSED + CHILD_PASS_MOST;
	int copies[CHILD_PASS_MOST];
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (*exe >= 0)
		*exe = fcntl(*exe, F_DUPFD_CLOEXEC, above);
	for (size_t i = 0; i < plan->n_pass; i++) {
		copies[i] = fcntl(plan->pass[i], F_DUPFD_CLOEXEC, above);
		if (copies[i] < 0)
			return false;
	}
	if (null < 0 || dup2(null, STDIN_FILENO) < 0 ||
	    dup2(plan->quiet ? null : STDERR_FILENO, STDOUT_FILENO) < 0)
		return false;
	for (size_t i = 0; i < plan->n_pass; i++)
		if (dup2(copies[i], FIRST_PASSED + (int)i) < 0)
			return false;
	return close_range(FIRST_PASSED + (unsigned)plan->n_pass, ~0U,
	                   CLOSE_RANGE_CLOEXEC) == 0;
}

static void
become(const struct child_plan *plan, pid_t parent)
{
	/* execve() has always taken const strings. */
	char *const *argv = (char *const *)(const void *)plan->argv;
	int exe = plan->exe;

	plain_signals();
	setsid();
	if (plan->death_signal != 0)
		prctl(PR_SET_PDEATHSIG, plan->death_signal, 0, 0, 0);
	if (plan->rooted && chdir("/") != 0)
		_exit(CHILD_NOT_STARTED);
	if (getppid() != parent || !place_descriptors(plan, &exe))
		_exit(CHILD_NOT_STARTED);
	if (exe >= 0)
		fexecve(exe, argv, environ);
	else
		execv(argv[0], argv);
	dprintf(STDERR_FILENO, "cannot run %s: %s\n", argv[0], strerror(errno));
	_exit(CHILD_NOT_STARTED);
}

/* ---- on this side ---- */

static void
on_ended(evutil_socket_t fd, short what, void *context)
{
	struct child *c = context;
	int status;

	(void)fd;
	(void)what;
	if (waitpid(c->pid, &status, WNOHANG) != c->pid)
		return;
	c->there = false;
	event_del(c->ended);
	c->gone(c->context, status);
}

static bool
watch(struct child *c, struct event_base *base)
{
	c->pidfd = pidfd_open(c->pid, 0);
	if (c->pidfd < 0)
		return false;
	c->ended = event_new(base, c->pidfd, EV_READ | EV_PERSIST, on_ended, c);
	return c->ended != NULL && event_add(c->ended, NULL) == 0;
}

struct child *
child_start(struct event_base *base, const struct child_plan *plan,
            child_gone_fn *gone, void *context)
{
	struct child *c = calloc(1, sizeof(*c));
	pid_t parent = getpid();

	if (c == NULL)
		return NULL;
	c->pidfd = -1;
	c->gone = gone;
	c->context = context;
	c->pid = fork();
	if (c->pid == 0)
		become(plan, parent);
	c->there = c->pid > 0;
	if (!c->there || !watch(c, base)) {
		log_event(LOG_LEVEL_ERROR, "child.start",
		          "program=\"%s\" error=\"%s\"", plan->argv[0],
		          strerror(errno));
		child_free(c);
		return NULL;
	}
	return c;
}

void
child_signal(const struct child *c, int signal)
{
	if (c != NULL && c->there)
		pidfd_send_signal(c->pidfd, signal, NULL, 0);
}

pid_t
child_pid(const struct child *c)
{
	return c->pid;
}

void
child_end(struct child *c)
{
	if (c == NULL)
		return;
	if (c->there)
		waitpid(c->pid, NULL, 0);
	c->there = false;
	child_free(c);
}

void
child_free(struct child *c)
{
	if (c == NULL)
		return;
	if (c->there) {
		kill(c->pid, SIGKILL);
		waitpid(c->pid, NULL, 0);
	}
	if (c->ended != NULL)
		event_free(c->ended);
	if (c->pidfd >= 0)
		close(c->pidfd);
	free(c);
}

const char *
child_why(int status, char buffer[CHILD_WHY])
{
	if (WIFSIGNALED(status))
		snprintf(buffer, CHILD_WHY, "signal %d (%s)", WTERMSIG(status),
		         strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) == CHILD_NOT_STARTED)
		snprintf(buffer, CHILD_WHY, "could not be started");
	else
		snprintf(buffer, CHILD_WHY, "exit status %d",
		         WEXITSTATUS(status));
	return buffer;
}
