/*
 * What somebody who took a worker over would try next, one row each.  Run as
 * `duibiao-worker --probe NAME`, behind the same jail_enter() as a document; on
 * a machine whose kernel cannot jail this is how an operator finds out.
 */
#include "ingest/jail_probe.h"

#include "ingest/jail.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* True: it worked, the jail leaks. */
typedef bool probe_fn(size_t memory);

static bool
try_socket(size_t memory)
{
	(void)memory;
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool
try_local_socket(size_t memory)
{
	(void)memory;
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool
try_open(size_t memory)
{
	(void)memory;
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool
try_create(size_t memory)
{
	(void)memory;
	return open("/tmp/duibiao-probe", O_WRONLY | O_CREAT | O_CLOEXEC,
	            0600) >= 0;
}

static bool
try_stat(size_t memory)
{
	struct stat st;

	(void)memory;
	return stat("/etc/passwd", &st) == 0;
}

static bool
try_exec(size_t memory)
{
	char *const argv[] = {"true", NULL};
	char *const envp[] = {NULL};

	(void)memory;
	execve("/bin/true", argv, envp);
	return false;
}

static bool
try_fork(size_t memory)
{
	(void)memory;
	return fork() >= 0;
}

static bool
try_ptrace(size_t memory)
{
	(void)memory;
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool
try_kill(size_t memory)
{
	(void)memory;
	return kill(getppid(), 0) == 0;
}

static bool
try_memory(size_t memory)
{
	char *p = malloc(memory + 1);
	bool had;

	if (p == NULL)
		return false;
	memset(p, 1, memory + 1);
	had = p[memory] == 1;
	free(p);
	return had;
}

static bool
try_code(size_t memory)
{
	(void)memory;
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

/* Nothing was left open above the pipe. */
static bool
try_descriptor(size_t memory)
{
	char byte;

	(void)memory;
	return read(JAIL_CONVERTER + 1, &byte, 1) >= 0;
}

static const struct {
	const char *name;
	probe_fn *attempt;
} probes[] = {
    {"socket", try_socket}, {"local-socket", try_local_socket},
    {"open", try_open},     {"create", try_create},
    {"stat", try_stat},     {"exec", try_exec},
    {"fork", try_fork},     {"ptrace", try_ptrace},
    {"kill", try_kill},     {"memory", try_memory},
    {"code", try_code},     {"descriptor", try_descriptor},
};

int
jail_probe(const char *what, size_t memory)
{
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++)
		if (strcmp(probes[i].name, what) == 0)
			return probes[i].attempt(memory) ? PROBE_SUCCEEDED
			                                 : PROBE_REFUSED;
	return PROBE_UNKNOWN;
}

void
jail_probe_list(void)
{
	for (size_t i = 0; i < sizeof(probes) / sizeof(probes[0]); i++)
		puts(probes[i].name);
}
