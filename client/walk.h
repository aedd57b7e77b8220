/*
 * Files and folders of a command line as one list of files.
 */
#ifndef DUIBIAO_CLIENT_WALK_H
#define DUIBIAO_CLIENT_WALK_H

#include <stdbool.h>
#include <stddef.h>

struct found {
	char *path;
	int error; /* errno of a folder that could not be read, else 0 */
};

struct walk {
	struct found *at;
	size_t n, room;
};

/* A list of a folder's documents: its first column is called "file". */
#define WALK_MANIFEST "manifest.tsv"

/*
 * Adds `path`; a folder's files one by one, those below it too, sorted by name.
 * A folder with a manifest gives what the manifest lists, in its order.  Names
 * that begin with a dot are passed over, links to folders are not followed.
 * False when memory is out.
 */
bool walk_add(struct walk *w, const char *path)
    __attribute__((warn_unused_result));
void walk_fini(struct walk *w);

#endif
