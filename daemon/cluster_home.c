/*
 * Paths, postmaster.pid and a look into /proc; the cluster's life is in
 * cluster.c.
 */
#include "daemon/cluster_home.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SOCKET_MOST = 107, /* of a Unix socket's path */
	LOCK_LINES = 8     /* of postmaster.pid, the last is the status */
};

/* ---- where things are ---- */

static bool
is_program(const char *folder, const char *name)
{
	char path[CLUSTER_PATH];

	return snprintf(path, sizeof(path), "%s/%s", folder, name) <
	           (int)sizeof(path) &&
	       access(path, X_OK) == 0;
}

/* Debian's folder of one version; false: it is not installed. */
static bool
find_version(char bin[CLUSTER_PATH], long version)
{
	snprintf(bin, CLUSTER_PATH, "/usr/lib/postgresql/%ld/bin", version);
	return is_program(bin, "initdb") && is_program(bin, "postgres");
}

/* The newest version that is installed; 0: none is. */
static long
newest_version(void)
{
	DIR *d = opendir("/usr/lib/postgresql");
	const struct dirent *e;
	char bin[CLUSTER_PATH];
	long newest = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		long version = strtol(e->d_name, NULL, 10);

		if (version > newest && find_version(bin, version))
			newest = version;
	}
	if (d != NULL)
		closedir(d);
	return newest;
}

/* The version whose files the cluster has; 0: there is no cluster yet. */
static long
made_version(const struct cluster_home *h)
{
	char path[CLUSTER_PATH + 16], text[16] = "";
	FILE *f;

	snprintf(path, sizeof(path), "%s/PG_VERSION", h->data);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	if (fgets(text, sizeof(text), f) == NULL)
		text[0] = '\0';
	fclose(f);
	return strtol(text, NULL, 10);
}

/* A cluster stays with the version that made it. */
static bool
find_programs(struct cluster_home *h, const char *set, char why[CLUSTER_WHY])
{
	long made = made_version(h);
	long version = made > 0 ? made : newest_version();

	if (set[0] != '\0') {
		snprintf(h->bin, sizeof(h->bin), "%s", set);
		snprintf(why, CLUSTER_WHY,
		         "pg_bin: no initdb and postgres in %.120s", set);
		return is_program(set, "initdb") && is_program(set, "postgres");
	}
	if (version > 0 && find_version(h->bin, version))
		return true;
	if (made > 0)
		snprintf(
		    why, CLUSTER_WHY,
		    "the database in the state folder is PostgreSQL %ld's, "
		    "which is not installed; install it, or upgrade with "
		    "pg_upgrade",
		    made);
	else
		snprintf(
		    why, CLUSTER_WHY,
		    "no PostgreSQL server under /usr/lib/postgresql; install "
		    "postgresql, or set pg_bin or database");
	return false;
}

static bool
make_folder(const char *path, char why[CLUSTER_WHY])
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return true;
	snprintf(why, CLUSTER_WHY, "%.150s: %s", path, strerror(errno));
	return false;
}

bool
cluster_address(const char *folder, char out[CLUSTER_ADDRESS],
                char why[CLUSTER_WHY])
{
	char state[PATH_MAX];

	if (realpath(folder, state) == NULL) {
		snprintf(why, CLUSTER_WHY, "%.150s: %s", folder,
		         strerror(errno));
		return false;
	}
	if (strlen(state) + sizeof("/run/.s.PGSQL.5432") - 1 > SOCKET_MOST) {
		snprintf(
		    why, CLUSTER_WHY,
		    "state: %.120s is too long: PostgreSQL's socket in it must "
		    "have a path of at most %d bytes",
		    state, SOCKET_MOST);
		return false;
	}
	if (strpbrk(state, "'\\") != NULL) {
		snprintf(why, CLUSTER_WHY,
		         "state: %.120s has a quote or a backslash in it",
		         state);
		return false;
	}
	snprintf(out, CLUSTER_ADDRESS,
	         "host='%.*s/run' user=duibiao dbname=postgres", SOCKET_MOST,
	         state);
	return true;
}

static bool
set_paths(struct cluster_home *h, const char *folder, char why[CLUSTER_WHY])
{
	char state[PATH_MAX];

	if (!cluster_address(folder, h->conninfo, why) ||
	    realpath(folder, state) == NULL)
		return false;
	snprintf(h->data, sizeof(h->data), "%.*s/database", SOCKET_MOST, state);
	snprintf(h->made, sizeof(h->made), "%.*s/database.new", SOCKET_MOST,
	         state);
	snprintf(h->run, sizeof(h->run), "%.*s/run", SOCKET_MOST, state);
	return make_folder(h->run, why);
}

/* ---- postmaster.pid ---- */

/* Reads its pid and whether its status line says ready; 0: there is none. */
pid_t
cluster_home_lock(const struct cluster_home *h, bool *ready)
{
	char path[CLUSTER_PATH + 16], line[CLUSTER_PATH];
	FILE *f;
	pid_t pid = 0;

	*ready = false;
	snprintf(path, sizeof(path), "%s/postmaster.pid", h->data);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	for (int i = 1; fgets(line, sizeof(line), f) != NULL; i++) {
		if (i == 1)
			pid = (pid_t)strtol(line, NULL, 10);
		if (i == LOCK_LINES)
			*ready = strncmp(line, "ready", 5) == 0;
	}
	fclose(f);
	return pid;
}

static bool
is_postgres(const char *pid)
{
	char path[64], name[32] = "";
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%.20s/comm", pid);
	f = fopen(path, "re");
	if (f == NULL)
		return false;
	if (fgets(name, sizeof(name), f) == NULL)
		name[0] = '\0';
	fclose(f);
	return strcmp(name, "postgres\n") == 0;
}

/* Is that process a server of our cluster?  Its folder is the data's. */
static bool
lives_here(const struct cluster_home *h, const char *pid)
{
	char path[64], home[CLUSTER_PATH];
	ssize_t n;

	snprintf(path, sizeof(path), "/proc/%.20s/cwd", pid);
	n = readlink(path, home, sizeof(home) - 1);
	if (n < 0)
		return false;
	home[n] = '\0';
	return strcmp(home, h->data) == 0 && is_postgres(pid);
}

/* Any process of an earlier server: its postmaster, or an orphan of it. */
pid_t
cluster_home_server(const struct cluster_home *h)
{
	DIR *d = opendir("/proc");
	const struct dirent *e;
	pid_t found = 0;

	while (d != NULL && found == 0 && (e = readdir(d)) != NULL)
		if (e->d_name[0] >= '1' && e->d_name[0] <= '9' &&
		    lives_here(h, e->d_name))
			found = (pid_t)strtol(e->d_name, NULL, 10);
	if (d != NULL)
		closedir(d);
	return found;
}

void
cluster_home_unlock(const struct cluster_home *h)
{
	char path[CLUSTER_PATH + 16];
	bool ready;

	if (cluster_home_lock(h, &ready) == 0)
		return;
	snprintf(path, sizeof(path), "%s/postmaster.pid", h->data);
	unlink(path);
}

/* What an interrupted initdb left. */
static void
remove_tree(int at, const char *name)
{
	int fd =
	    openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0 &&
		    unlinkat(fd, e->d_name, 0) != 0)
			remove_tree(fd, e->d_name);
	if (d != NULL)
		closedir(d);
	unlinkat(at, name, AT_REMOVEDIR);
}

void
cluster_home_clear(const struct cluster_home *h)
{
	remove_tree(AT_FDCWD, h->made);
}

bool
cluster_home_keep(const struct cluster_home *h)
{
	char path[CLUSTER_PATH + 16];
	int fd;
	bool ok;

	if (rename(h->made, h->data) != 0)
		return false;
	snprintf(path, sizeof(path), "%s/..", h->data);
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

bool
cluster_home_find(struct cluster_home *h, const char *state, const char *pg_bin,
                  char why[CLUSTER_WHY])
{
	return set_paths(h, state, why) && find_programs(h, pg_bin, why);
}
