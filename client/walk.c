/*
 * Sorted by bytes, so that the same folder gives the same order everywhere.
 * What cannot be opened is left in the list: whoever opens it says so.
 */
#include "client/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool
add(struct walk *w, char *path, int error)
{
	if (w->n == w->room) {
		size_t room = w->room == 0 ? 64 : w->room * 2;
		struct found *more = realloc(w->at, room * sizeof(*more));

		if (more == NULL) {
			free(path);
			return false;
		}
		w->at = more;
		w->room = room;
	}
	if (path == NULL)
		return false;
	w->at[w->n++] = (struct found){path, error};
	return true;
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static bool walk_folder(struct walk *w, const char *path);

static bool
is_folder(const char *path, int (*look)(const char *, struct stat *))
{
	struct stat st;

	return look(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static char *
below(const char *folder, const char *name)
{
	size_t n = strlen(folder);
	const char *slash = n > 0 && folder[n - 1] == '/' ? "" : "/";
	char *path;

	return asprintf(&path, "%s%s%s", folder, slash, name) < 0 ? NULL : path;
}

static bool
walk_entry(struct walk *w, const char *folder, const char *name)
{
	char *path = below(folder, name);
	bool ok;

	if (path == NULL)
		return false;
	/* A link to a folder may lead back up. */
	if (is_folder(path, lstat)) {
		ok = walk_folder(w, path);
		free(path);
		return ok;
	}
	if (!is_folder(path, stat))
		return add(w, path, 0);
	free(path);
	return true;
}

static bool
walk_names(struct walk *w, const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, is_visible, by_bytes);
	bool ok = true;

	if (n < 0)
		return add(w, strdup(path), errno);
	for (int i = 0; i < n; i++) {
		ok = ok && walk_entry(w, path, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return ok;
}

/* Is it a name below its folder, and no way out of it? */
static bool
is_below(const char *name)
{
	size_t n = strlen(name);

	return n > 0 && name[0] != '/' && strncmp(name, "../", 3) != 0 &&
	       strstr(name, "/../") == NULL &&
	       (n < 3 || strcmp(name + n - 3, "/..") != 0) &&
	       strcmp(name, "..") != 0;
}

/* Adds what the lines of a manifest begin with: files, no folders. */
static bool
walk_manifest(struct walk *w, const char *folder, FILE *in)
{
	char *line = NULL, *path;
	size_t room = 0;
	bool ok = true;

	while (ok && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\t\r\n")] = '\0';
		if (is_below(line))
			ok = (path = below(folder, line)) != NULL &&
			     add(w, path, 0);
	}
	free(line);
	return ok;
}

/* A folder's manifest, past its header; NULL: it has none. */
static FILE *
open_manifest(const char *folder)
{
	static const char first[] = "file\t";
	char *path = below(folder, WALK_MANIFEST), head[sizeof(first)] = "";
	FILE *in;
	int c;

	if (path == NULL)
		return NULL;
	in = fopen(path, "re");
	free(path);
	if (in == NULL)
		return NULL;
	if (fgets(head, sizeof(head), in) == NULL || strcmp(head, first) != 0) {
		fclose(in);
		return NULL;
	}
	while ((c = getc(in)) != EOF && c != '\n')
		;
	return in;
}

static bool
walk_folder(struct walk *w, const char *path)
{
	FILE *manifest = open_manifest(path);
	bool ok;

	if (manifest == NULL)
		return walk_names(w, path);
	ok = walk_manifest(w, path, manifest);
	fclose(manifest);
	return ok;
}

bool
walk_add(struct walk *w, const char *path)
{
	if (is_folder(path, stat))
		return walk_folder(w, path);
	return add(w, strdup(path), 0);
}

void
walk_fini(struct walk *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->at[i].path);
	free(w->at);
	*w = (struct walk){.at = NULL};
}
