/*
 * The host's loop: a request, its document into a memory file or a private
 * folder, the tool as a child, the descriptor of its output back.
 *
 * That the tool ended is told by a pipe whose only writing end it holds; that
 * the worker is gone, by the socket.  Both are waited for at once, so neither
 * a tool nor a folder outlives a worker that was killed.
 */
#include "ingest/converter_host.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ingest/converter_tool.h"

#define ALIVE_FD 3 /* the tool's end of the pipe */

/* One request. */
struct job {
	int worker; /* the socket */
	const struct tool *tool;
	char folder[64]; /* "": none */
	int input, output;
	int64_t deadline; /* ms */
	bool worker_gone;
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- the private folder ---- */

static int
remove_entry(const char *path, const struct stat *st, int kind,
             struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	(void)remove(path);
	return 0;
}

static bool
make_folder(struct job *j)
{
	const char *under = getenv("TMPDIR");

	if (under == NULL || under[0] != '/' || strlen(under) > 30)
		under = "/tmp";
	snprintf(j->folder, sizeof(j->folder), "%s/duibiao-convert-XXXXXX",
	         under);
	if (mkdtemp(j->folder) != NULL)
		return true;
	j->folder[0] = '\0';
	return false;
}

static int
open_in_folder(const struct job *j, const char *name, int flags)
{
	char path[96];

	snprintf(path, sizeof(path), "%s/%s", j->folder, name);
	return open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* Where the document goes and, for a filter, where the output comes. */
static bool
open_files(struct job *j)
{
	if (j->tool->input == NULL) {
		j->input = memfd_create("document", MFD_CLOEXEC);
		j->output = memfd_create("output", MFD_CLOEXEC);
		return j->input >= 0 && j->output >= 0;
	}
	if (!make_folder(j))
		return false;
	j->input = open_in_folder(j, j->tool->input, O_RDWR | O_CREAT | O_EXCL);
	return j->input >= 0;
}

static void
clean_up(struct job *j)
{
	if (j->input >= 0)
		close(j->input);
	if (j->output >= 0)
		close(j->output);
	if (j->folder[0] != '\0')
		nftw(j->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- the tool ---- */

static void __attribute__((noreturn))
be_tool(const struct job *j, const char *program, int alive)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	int in = j->folder[0] != '\0' ? nothing : j->input;
	int out = j->folder[0] != '\0' ? nothing : j->output;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	/* Out of the way of 0 to 3 first. */
	in = fcntl(in, F_DUPFD_CLOEXEC, 10);
	out = fcntl(out, F_DUPFD_CLOEXEC, 10);
	nothing = fcntl(nothing, F_DUPFD_CLOEXEC, 10);
	alive = fcntl(alive, F_DUPFD_CLOEXEC, 10);
	if (in >= 0 && out >= 0 && nothing >= 0 && alive >= 0 &&
	    dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(nothing, 2) == 2 &&
	    dup2(alive, ALIVE_FD) == ALIVE_FD &&
	    close_range(ALIVE_FD + 1, ~0U, 0) == 0)
		tool_become(j->tool, program,
		            j->folder[0] != '\0' ? j->folder : NULL);
	_exit(127);
}

/* Waits until the tool has ended; false: killed for being late, or because
 * nobody waits for it. */
static bool
wait_for(struct job *j, pid_t pid, int alive)
{
	struct pollfd wait[2] = {{alive, POLLIN, 0}, {j->worker, POLLIN, 0}};

	for (;;) {
		int64_t left = j->deadline - now_ms();

		if (left <= 0)
			break;
		if (poll(wait, 2, (int)left) <= 0)
			continue;
		if (wait[0].revents != 0)
			return true;
		/* A worker that waits has nothing to say: it is gone. */
		j->worker_gone = wait[1].revents != 0;
		if (j->worker_gone)
			break;
	}
	kill(pid, SIGKILL);
	return false;
}

/* Runs it once.  `*status` is its exit status, or -1 with a signal. */
static enum converted
run_tool(struct job *j, const char *program, int *status)
{
	int pair[2], how = 0;
	pid_t pid;
	bool ended;

	if (pipe2(pair, O_CLOEXEC) != 0)
		return CONVERT_REFUSED;
	pid = fork();
	if (pid == 0)
		be_tool(j, program, pair[1]);
	close(pair[1]);
	ended = pid > 0 && wait_for(j, pid, pair[0]);
	close(pair[0]);
	while (pid > 0 && waitpid(pid, &how, 0) < 0 && errno == EINTR)
		;
	*status = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
	if (pid < 0)
		return CONVERT_REFUSED;
	if (!ended || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU))
		return CONVERT_LATE;
	if (WIFSIGNALED(how))
		return WTERMSIG(how) == SIGXFSZ || WTERMSIG(how) == SIGABRT
		           ? CONVERT_LARGE
		           : CONVERT_REFUSED;
	return *status == 0 ? CONVERTED : CONVERT_REFUSED;
}

static enum converted
convert(struct job *j, const char *program)
{
	int status = 0;
	enum converted result;

	j->deadline = now_ms() + (int64_t)j->tool->limits.seconds * 1000;
	result = run_tool(j, program, &status);
	if (result == CONVERT_REFUSED && j->tool->again != 0 &&
	    status == j->tool->again)
		result = run_tool(j, program, &status);
	if (result != CONVERTED || j->tool->output == NULL)
		return result;
	j->output = open_in_folder(j, j->tool->output, O_RDONLY);
	return j->output >= 0 ? CONVERTED : CONVERT_REFUSED;
}

/* ---- the socket ---- */

/* The document's packets, unread, into the input. */
static bool
take_document(const struct job *j, uint64_t bytes)
{
	char packet[CONVERTER_PACKET];

	while (bytes > 0) {
		ssize_t n = recv(j->worker, packet, sizeof(packet), 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || (uint64_t)n > bytes)
			return false;
		bytes -= (uint64_t)n;
		if (j->input >= 0 && write(j->input, packet, (size_t)n) != n)
			return false;
	}
	return j->input < 0 || lseek(j->input, 0, SEEK_SET) == 0;
}

static bool
reply_to(const struct job *j, enum converted result)
{
	struct converter_reply reply;
	struct stat st;
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {&reply, sizeof(reply)};
	struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};
	struct cmsghdr *c;

	memset(&reply, 0, sizeof(reply));
	memset(&control, 0, sizeof(control));
	reply.result = (uint32_t)result;
	if (result == CONVERTED && fstat(j->output, &st) == 0 &&
	    S_ISREG(st.st_mode)) {
		reply.bytes = (uint64_t)st.st_size;
		msg.msg_control = &control;
		msg.msg_controllen = sizeof(control.room);
		c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &j->output, sizeof(int));
	} else if (result == CONVERTED) {
		reply.result = CONVERT_REFUSED;
	}
	return sendmsg(j->worker, &msg, MSG_NOSIGNAL) == (ssize_t)sizeof(reply);
}

/* One request; false: nobody is there any more, or it talks nonsense. */
static bool
serve(int worker)
{
	struct job j = {.worker = worker, .input = -1, .output = -1};
	struct converter_request request;
	enum converted result = CONVERT_NO_TOOL;
	const char *program;
	bool ok;

	if (recv(worker, &request, sizeof(request), 0) !=
	        (ssize_t)sizeof(request) ||
	    request.kind >= CONVERSIONS_N || request.bytes > CONVERTER_MOST)
		return false;
	j.tool = tool_for((enum conversion)request.kind);
	program = tool_program(j.tool);
	if (program != NULL && !open_files(&j))
		result = CONVERT_REFUSED, program = NULL;
	ok = take_document(&j, request.bytes);
	if (ok && program != NULL)
		result = convert(&j, program);
	ok = ok && !j.worker_gone && reply_to(&j, result);
	clean_up(&j);
	return ok;
}

static void __attribute__((noreturn)) be_host(int worker)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

	/* Far from the tool's four, and nothing else of the worker's. */
	worker = fcntl(worker, F_DUPFD_CLOEXEC, 10);
	for (int fd = 0; fd <= 2; fd++)
		(void)dup2(nothing, fd);
	close_range(3, (unsigned)worker - 1, 0);
	close_range((unsigned)worker + 1, ~0U, 0);
	prctl(PR_SET_NAME, "duibiao-convert");
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	while (serve(worker))
		;
	_exit(0);
}

struct converter *
converter_host(int fd)
{
	struct converter *c;
	int pair[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return NULL;
	pid = fork();
	if (pid == 0)
		be_host(pair[1]);
	if (pair[1] != fd)
		close(pair[1]);
	if (pid < 0 || (pair[0] != fd && dup3(pair[0], fd, O_CLOEXEC) < 0)) {
		close(pair[0]);
		return NULL;
	}
	if (pair[0] != fd)
		close(pair[0]);
	/* The host's end may have stood there; dup3() closed it. */
	c = converter_new(fd);
	if (c == NULL)
		close(fd);
	return c;
}
