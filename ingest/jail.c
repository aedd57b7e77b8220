/*
 * Four walls, each of which would do alone against most of what a parser that
 * was taken over could try:
 *
 *	descriptors	nothing is open but the pipe, and one more may come
 *	limits		memory, no core, no files written, no processes
 *	Landlock	no path of any file system can be opened
 *	seccomp		the calls in `allowed`; any other one kills the process
 *
 * Landlock is missing on some kernels and is then left out, since seccomp
 * already forbids every call that takes a path; without seccomp there is no
 * jail and jail_enter() fails.
 */
#include "ingest/jail.h"

#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define REAL false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define REAL false
#endif
#endif
#ifndef REAL
#define REAL true
#endif

/* What a worker may ask of the kernel, and why. */
static const struct {
	int call;
	const char *why;
} allowed[] = {
    {SCMP_SYS(read), "the pipe"},
    {SCMP_SYS(recvmsg), "the pipe, and the document's descriptor by it"},
    {SCMP_SYS(write), "frames"},
    {SCMP_SYS(writev), "the last words of the C library"},
    {SCMP_SYS(pread64), "the document"},
    {SCMP_SYS(lseek), "where in its file the document begins"},
    {SCMP_SYS(close), "the document when it is read"},
    {SCMP_SYS(brk), "malloc"},
    {SCMP_SYS(munmap), "malloc"},
    {SCMP_SYS(mremap), "malloc"},
    {SCMP_SYS(futex), "a lock of this process alone"},
    {SCMP_SYS(madvise), "the arena gives memory back"},
    {SCMP_SYS(getrandom), "malloc's first use"},
    {SCMP_SYS(getpid), "abort, so that it is told from a forbidden call"},
    {SCMP_SYS(gettid), "abort"},
    {SCMP_SYS(rt_sigprocmask), "abort"},
    {SCMP_SYS(rt_sigreturn), "stopped and continued"},
    {SCMP_SYS(restart_syscall), "stopped and continued"},
    {SCMP_SYS(exit), "the end"},
    {SCMP_SYS(exit_group), "the end"},
};

#define N_ALLOWED (sizeof(allowed) / sizeof(allowed[0]))

/* Memory, but no file in it and no code; signals, but to itself alone. */
static int
allow_narrowly(scmp_filter_ctx filter)
{
	int rc;

	rc = seccomp_rule_add(
	    filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
	    SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	if (rc == 0)
		rc = seccomp_rule_add(
		    filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0));
	return rc;
}

static bool
enter_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc = -ENOMEM;

	if (filter != NULL)
		rc = allow_narrowly(filter);
	for (size_t i = 0; rc == 0 && i < N_ALLOWED; i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i].call,
		                      0);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	errno = -rc;
	return rc == 0;
}

/* Every right that the kernel can take away, and no rule that gives it back. */
static void
enter_landlock(void)
{
	static const uint64_t known[] = {
	    /* by ABI version, as they were added: 13, then refer, truncate */
	    (1u << 13) - 1, (1u << 14) - 1, (1u << 15) - 1};
	struct landlock_ruleset_attr rules = {0};
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0,
	                   LANDLOCK_CREATE_RULESET_VERSION);
	int fd;

	if (abi < 1)
		return;
	rules.handled_access_fs = known[abi > 3 ? 2 : abi - 1];
	fd =
	    (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
	if (fd < 0)
		return;
	(void)syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
}

static bool
limit(int what, rlim_t most)
{
	struct rlimit r = {most, most};

	return setrlimit((__rlimit_resource_t)what, &r) == 0;
}

static bool
set_limits(size_t memory)
{
	if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) ||
	    !limit(RLIMIT_MEMLOCK, 0))
		return false;
	/* A sanitizer reserves terabytes, reads /proc and has a thread. */
	if (!REAL)
		return true;
	/* Two more: the document, and what a tool made of it. */
	return limit(RLIMIT_NOFILE, JAIL_CONVERTER + 3) &&
	       limit(RLIMIT_NPROC, 0) && limit(RLIMIT_AS, (rlim_t)memory);
}

bool
jail_enter(size_t memory)
{
	if (close_range(JAIL_CONVERTER + 1, ~0U, 0) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	if (REAL) {
		if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
			return false;
		enter_landlock();
	}
	return set_limits(memory) && (!REAL || enter_seccomp());
}

bool
jail_is_real(void)
{
	return REAL;
}
