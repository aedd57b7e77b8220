/*
 * Which programs convert what, and with which arguments.
 */
#include "ingest/converter_tool.h"

#include <stdio.h>
#include <unistd.h>

#define ARGUMENTS_MOST 14
#define PATH_MOST 160
#define MIB ((uint64_t)1 << 20)
#define OFFICE "/libreoffice/program/soffice.bin"

static const char *const pdftotext[] = {"/usr/bin/pdftotext",
                                        "/usr/local/bin/pdftotext", NULL};
static const char *const words[] = {"-q", "-bbox", "-enc", "UTF-8",
                                    "-",  "-",     NULL};

/* The program itself: the script before it would start it as a child. */
static const char *const office[] = {"/usr/lib" OFFICE, "/usr/lib64" OFFICE,
                                     "/opt" OFFICE, NULL};
#define OFFICE_TO(form, file)                                                 \
	{                                                                     \
		"--headless", "--norestore", "--nolockcheck", "--convert-to", \
		    form, file, NULL                                          \
	}
static const char *const to_docx[] = OFFICE_TO("docx", "in.doc");
static const char *const to_xlsx[] = OFFICE_TO("xlsx", "in.xls");

/* LibreOffice's 81: the profile is made now, please start once more. */
static const struct tool tools[CONVERSIONS_N] = {
    [CONVERT_PDF] =
        {pdftotext, words, NULL, NULL, {12, 320 * MIB, 96 * MIB}, 0},
    [CONVERT_DOC] =
        {office, to_docx, "in.doc", "in.docx", {18, 400 * MIB, 64 * MIB}, 81},
    [CONVERT_XLS] =
        {office, to_xlsx, "in.xls", "in.xlsx", {18, 400 * MIB, 64 * MIB}, 81},
};

const struct tool *
tool_for(enum conversion kind)
{
	return &tools[kind];
}

const char *
tool_program(const struct tool *t)
{
	for (size_t i = 0; t->programs[i] != NULL; i++)
		if (access(t->programs[i], X_OK) == 0)
			return t->programs[i];
	return NULL;
}

/* What the tool sees of its surroundings. */
struct setting {
	char home[PATH_MOST], temporary[PATH_MOST], profile[PATH_MOST];
	char *environment[4];
	const char *argument[ARGUMENTS_MOST + 2];
};

static void
set_up(struct setting *s, const struct tool *t, const char *program,
       const char *folder)
{
	static char locale[] = "LC_ALL=C.UTF-8";
	const char *home = folder == NULL ? "/nonexistent" : folder;
	size_t n = 0;

	memset(s, 0, sizeof(*s));
	snprintf(s->home, sizeof(s->home), "HOME=%s", home);
	snprintf(s->temporary, sizeof(s->temporary), "TMPDIR=%s", home);
	s->environment[0] = s->home;
	s->environment[1] = s->temporary;
	s->environment[2] = locale;
	/* LibreOffice looks for its parts beside its own first argument. */
	s->argument[n++] = program;
	if (folder != NULL) {
		snprintf(s->profile, sizeof(s->profile),
		         "-env:UserInstallation=file://%s/profile", folder);
		s->argument[n++] = s->profile;
	}
	for (size_t i = 0; t->arguments[i] != NULL && n < ARGUMENTS_MOST; i++)
		s->argument[n++] = t->arguments[i];
}

void
tool_become(const struct tool *t, const char *program, const char *folder)
{
	struct setting s;

	set_up(&s, t, program, folder);
	/* execve() leaves the strings alone. */
	if (tool_jail_enter(&t->limits, folder))
		execve(program, (char *const *)(uintptr_t)s.argument,
		       s.environment);
}
