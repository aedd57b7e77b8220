/*
 * privilege - see privilege.h.
 */
#include "daemon/privilege.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/log.h"

bool
privilege_identity(const struct config *config, struct identity *identity)
{
	static const char *const usual[] = {"duibiao", "postgres", "nobody"};
	*identity = (struct identity){.uid = geteuid(), .gid = getegid()};
	if (geteuid() != 0)
		return true;
	struct passwd *user = NULL;
	if (*config->user != '\0')
		user = getpwnam(config->user);
	else
		for (size_t i = 0; user == NULL && i < 3; i++)
			user = getpwnam(usual[i]);
	if (user == NULL) {
		log_event(LOG_LEVEL_ERROR, "privilege.user",
		          "user=\"%s\" why=\"no such user\"", config->user);
		return false;
	}
	identity->uid = user->pw_uid;
	identity->gid = user->pw_gid;
	snprintf(identity->name, sizeof(identity->name), "%s", user->pw_name);
	return true;
}

/* ---- folders ---- */

static bool
make_one(const char *path, mode_t mode, const struct identity *identity)
{
	if (mkdir(path, mode) != 0)
		return errno == EEXIST;
	return geteuid() != 0 || chown(path, identity->uid, identity->gid) == 0;
}

bool
privilege_folder(const char *path, mode_t mode, const struct identity *identity)
{
	char part[PATH_MAX];
	size_t n = strlen(path);
	if (n == 0 || n >= sizeof(part))
		return false;
	for (size_t i = 1; i <= n; i++) {
		if (path[i] != '/' && path[i] != '\0')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (!make_one(part, path[i] == '\0' ? mode : 0755, identity)) {
			log_event(LOG_LEVEL_ERROR, "privilege.folder",
			          "path=\"%s\" why=\"%s\"", part,
			          strerror(errno));
			return false;
		}
	}
	return true;
}

/* ---- what is opened ahead ---- */

/* The folder that this program lies in; "" if it cannot be told. */
static void
program_folder(char folder[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX - 1);
	folder[n < 0 ? 0 : n] = '\0';
	char *slash = strrchr(folder, '/');
	if (slash != NULL)
		*slash = '\0';
}

/* Opens the first of `names` that is there, below `folder`. */
static int
open_first(const char *folder, const char *const *names, int flags)
{
	int fd = -1;
	for (; fd < 0 && *names != NULL; names++) {
		char path[PATH_MAX];
		int n = snprintf(path, sizeof(path), "%s/%s", folder, *names);
		if (n > 0 && (size_t)n < sizeof(path))
			fd = open(path, flags | O_CLOEXEC);
	}
	return fd;
}

static void
open_reference(struct config *config, const char *program)
{
	/* Built in its source tree, built in a folder of that, installed. */
	static const char *const beside[] = {
	    "../ingest/reference", "../../ingest/reference",
	    "../share/duibiao/reference", NULL};
	static const char *const labels[] = {"../labels", ".", NULL};
	int flags = O_RDONLY | O_DIRECTORY;
	if (*config->reference != '\0')
		config->reference_fd =
		    open(config->reference, flags | O_CLOEXEC);
	else
		config->reference_fd = open_first(program, beside, flags);
	if (config->reference_fd < 0) {
		log_event(LOG_LEVEL_WARNING, "privilege.reference",
		          "folder=\"%s\" why=\"%s\"", config->reference,
		          strerror(errno));
		return;
	}
	char folder[32];
	snprintf(folder, sizeof(folder), "/proc/self/fd/%d",
	         config->reference_fd);
	config->labels_fd = open_first(folder, labels, flags);
}

void
privilege_open(struct config *config)
{
	static const char *const beside[] = {
	    "duibiao-worker", "../libexec/duibiao/duibiao-worker",
	    "../libexec/duibiao-worker", NULL};
	char program[PATH_MAX];
	program_folder(program);
	if (*config->worker != '\0')
		config->worker_fd = open(config->worker, O_RDONLY | O_CLOEXEC);
	else
		config->worker_fd = open_first(program, beside, O_RDONLY);
	if (config->worker_fd < 0)
		log_event(LOG_LEVEL_WARNING, "privilege.worker",
		          "worker=\"%s\" why=\"%s\"", config->worker,
		          strerror(errno));
	open_reference(config, program);
}

/* ---- the drop ---- */

bool
privilege_drop(const struct identity *identity)
{
	if (identity->name[0] == '\0')
		return true;
	if (initgroups(identity->name, identity->gid) != 0 ||
	    setresgid(identity->gid, identity->gid, identity->gid) != 0 ||
	    setresuid(identity->uid, identity->uid, identity->uid) != 0) {
		log_event(LOG_LEVEL_ERROR, "privilege.drop",
		          "user=%s why=\"%s\"", identity->name,
		          strerror(errno));
		return false;
	}
	/* Our own /proc/self must stay ours: programs are run through it. */
	prctl(PR_SET_DUMPABLE, 1);
	log_event(LOG_LEVEL_INFO, "privilege.drop", "user=%s uid=%u",
	          identity->name, identity->uid);
	return true;
}
