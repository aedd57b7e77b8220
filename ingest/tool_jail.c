/*
 * A tool reads hostile bytes with a parser that is not ours, so it may: read
 * the system's libraries, fonts and its own data, use memory and time up to a
 * limit, write into one private folder.  It may not: start a process, open a
 * socket, look at other processes or files.
 *
 *	limits		memory, processor time, file size, no core
 *	Landlock	the paths in `readable`, and the folder
 *	seccomp		the calls in `denied` fail; new processes too
 *
 * Where the kernel has no Landlock the other two remain; without seccomp the
 * tool is not started.
 */
#include "ingest/tool_jail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define N(array) (sizeof(array) / sizeof((array)[0]))

/* ---- limits ---- */

static bool
limit(int what, uint64_t most)
{
	struct rlimit r = {most, most};

	return setrlimit((__rlimit_resource_t)what, &r) == 0;
}

static bool
set_limits(const struct tool_limits *t)
{
	return limit(RLIMIT_DATA, t->memory) && limit(RLIMIT_CPU, t->seconds) &&
	       limit(RLIMIT_FSIZE, t->written) && limit(RLIMIT_CORE, 0) &&
	       limit(RLIMIT_NOFILE, 256) && limit(RLIMIT_MEMLOCK, 0);
}

/* ---- Landlock ---- */

static const char *const readable[] = {"/usr",
                                       "/lib",
                                       "/lib64",
                                       "/opt",
                                       "/etc/fonts",
                                       "/etc/ld.so.cache",
                                       "/etc/poppler",
                                       "/etc/libreoffice",
                                       "/var/lib/libreoffice",
                                       "/var/spool/libreoffice",
                                       "/var/cache/fontconfig",
                                       "/dev/null",
                                       "/dev/urandom"};

/* Rights of the first ABI that mean looking and running. */
#define LOOK                                       \
	((uint64_t)(LANDLOCK_ACCESS_FS_EXECUTE |   \
	            LANDLOCK_ACCESS_FS_READ_FILE | \
	            LANDLOCK_ACCESS_FS_READ_DIR))
#define LOOK_AT_FILE \
	((uint64_t)(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE))

static void
allow(int rules, const char *path, uint64_t rights, uint64_t file_rights)
{
	struct landlock_path_beneath_attr beneath = {.allowed_access = rights};

	beneath.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (beneath.parent_fd < 0)
		return;
	/* A single file takes no rights over folders. */
	if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	            &beneath, 0) != 0) {
		beneath.allowed_access = file_rights;
		(void)syscall(SYS_landlock_add_rule, rules,
		              LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
	}
	close(beneath.parent_fd);
}

static long
landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
	               LANDLOCK_CREATE_RULESET_VERSION);
}

bool
tool_jail_hides_files(void)
{
	return landlock_version() > 0;
}

static void
enter_landlock(const char *folder)
{
	/* By ABI version: 13 rights, then refer, then truncate. */
	static const uint64_t known[] = {(1u << 13) - 1, (1u << 14) - 1,
	                                 (1u << 15) - 1};
	struct landlock_ruleset_attr rules = {0};
	long abi = landlock_version();
	int fd;

	if (abi < 1)
		return;
	rules.handled_access_fs = known[abi > 3 ? 2 : abi - 1];
	fd =
	    (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
	if (fd < 0)
		return;
	for (size_t i = 0; i < N(readable); i++)
		allow(fd, readable[i], LOOK, LOOK_AT_FILE);
	if (folder != NULL)
		allow(fd, folder, rules.handled_access_fs, 0);
	(void)syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
}

/* ---- seccomp ---- */

static const int denied[] = {
    /* the network, and other programs by way of it */
    SCMP_SYS(connect), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg),
    /* other processes */
    SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(kill), SCMP_SYS(tkill),
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_getfd), SCMP_SYS(pidfd_open), SCMP_SYS(setsid),
    SCMP_SYS(setpgid),
    /* the system */
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot),
    SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(keyctl),
    SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(io_uring_setup),
    SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load),
    SCMP_SYS(open_by_handle_at), SCMP_SYS(name_to_handle_at),
    SCMP_SYS(personality), SCMP_SYS(reboot), SCMP_SYS(setuid), SCMP_SYS(setgid),
    SCMP_SYS(memfd_create)};

/* A thread is allowed, a process is not.  What clone3() asks for lies in
 * memory where a filter cannot look, so the C library is told to do without. */
static int
deny_processes(scmp_filter_ctx filter)
{
	int rc =
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
	                     SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));

	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
		                      SCMP_SYS(clone3), 0);
	/* Limits of its own it may read. */
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
		                      SCMP_SYS(prlimit64), 1,
		                      SCMP_A0(SCMP_CMP_NE, 0, 0));
	return rc;
}

/*
 * LibreOffice does not go on before it has a socket in /tmp on which a second
 * start could call it.  It gets one that nobody can call: bind() and listen()
 * say that they did it.
 */
static int
deny_network(scmp_filter_ctx filter)
{
	int rc =
	    seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1,
	                     SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0));

	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(0), SCMP_SYS(bind),
		                      0);
	if (rc == 0)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(0),
		                      SCMP_SYS(listen), 0);
	return rc;
}

static bool
enter_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	int rc = -ENOMEM;

	if (filter != NULL)
		rc = deny_processes(filter);
	if (rc == 0)
		rc = deny_network(filter);
	for (size_t i = 0; rc == 0 && i < N(denied); i++)
		rc = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), denied[i],
		                      0);
	if (rc == 0)
		rc = seccomp_load(filter);
	seccomp_release(filter);
	return rc == 0;
}

bool
tool_jail_enter(const struct tool_limits *t, const char *folder)
{
	if (chdir(folder == NULL ? "/" : folder) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	enter_landlock(folder);
	/* Last the memory: to build the filter takes some. */
	return enter_seccomp() && set_limits(t);
}
