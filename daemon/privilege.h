/*
 * privilege - what is done as root, and becoming somebody else for good.
 */
#ifndef DUIBIAO_DAEMON_PRIVILEGE_H
#define DUIBIAO_DAEMON_PRIVILEGE_H

#include <stdbool.h>
#include <sys/types.h>

struct config;

/* Whom the daemon becomes; who it already is when it was not started by root.
 */
struct identity {
	char name[64]; /* "": stays who it is */
	uid_t uid;
	gid_t gid;
};

/* False (logged): the user that the options name does not exist. */
bool privilege_identity(const struct config *, struct identity *)
    __attribute__((warn_unused_result));

/* Makes a folder and those above it; what it made belongs to `identity`. */
bool privilege_folder(const char *path, mode_t mode, const struct identity *)
    __attribute__((warn_unused_result));

/*
 * Opens the descriptors of the config: the worker's binary and the folders of
 * reference data.  What is not found stays -1 (logged).
 */
void privilege_open(struct config *);

/* Becomes `identity`; there is no way back. */
bool privilege_drop(const struct identity *)
    __attribute__((warn_unused_result));

#endif
