/*
 * The pager reads from a pipe and writes to the terminal itself; it is never
 * started where standard output is anything else.
 */
#include "client/pager.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* In the child.  Where less is not installed, what came is only copied. */
static void
become(const char *program)
{
	char buffer[4096];
	ssize_t n;

	if (program != NULL) {
		setenv("LESS", "FRX", 0);
		execl("/bin/sh", "sh", "-c", program, (char *)NULL);
		_exit(127);
	}
	execlp("less", "less", "-FRX", (char *)NULL);
	while ((n = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0)
		if (write(STDOUT_FILENO, buffer, (size_t)n) != n)
			break;
	_exit(0);
}

static FILE *
start(const char *program, pid_t *pid)
{
	int ends[2];

	if (pipe(ends) != 0)
		return NULL;
	*pid = fork();
	if (*pid == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		become(program);
	}
	close(ends[0]);
	if (*pid > 0)
		return fdopen(ends[1], "w");
	close(ends[1]);
	return NULL;
}

struct pager
pager_open(const struct screen *s, bool wanted)
{
	struct pager p = {*s, 0};
	const char *program = getenv("PAGER");
	FILE *out;

	if (!wanted || s->out != stdout || s->columns == 0 ||
	    isatty(STDOUT_FILENO) != 1)
		return p;
	if (program != NULL &&
	    (*program == '\0' || strcmp(program, "cat") == 0))
		return p;
	fflush(stdout);
	out = start(program, &p.pid);
	if (out == NULL)
		p.pid = 0;
	else
		p.screen.out = out;
	return p;
}

void
pager_close(struct pager *p)
{
	if (p->pid <= 0)
		return;
	fclose(p->screen.out);
	waitpid(p->pid, NULL, 0);
	p->pid = 0;
}
