/*
 * The program is found as /proc/self/exe and the options in force go along as
 * a file in memory: neither the path we were started by nor the configuration
 * file need be in reach of the user we have become, and passwords stay off the
 * command line.
 */
#include "daemon/self.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/log.h"

enum { WORDS = 16 };

/* The options as a file in memory; -1 with errno. */
static int
options_file(const struct config *config)
{
	int fd = memfd_create("options", MFD_CLOEXEC);
	int copy = fd < 0 ? -1 : fcntl(fd, F_DUPFD_CLOEXEC, 0);
	FILE *out = copy < 0 ? NULL : fdopen(copy, "w");

	if (out == NULL) {
		if (copy >= 0)
			close(copy);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	config_print(config, out);
	if (fclose(out) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

struct child *
self_start(struct event_base *base, const struct config *config,
           const struct self_plan *self, child_gone_fn *gone, void *context)
{
	char file[32];
	const char *argv[WORDS] = {"duibiaod", self->mode, "-c", file};
	struct child_plan plan = {.argv = argv,
	                          .n_pass = self->n_pass + 1,
	                          .death_signal = self->death_signal};
	struct child *child = NULL;
	size_t n = 4;

	for (size_t i = 0;
	     self->options != NULL && self->options[i] != NULL && n < WORDS - 1;
	     i++)
		argv[n++] = self->options[i];
	memcpy(plan.pass, self->pass, sizeof(self->pass));
	plan.pass[self->n_pass] = options_file(config);
	snprintf(file, sizeof(file), "/proc/self/fd/%zu", 3 + self->n_pass);
	plan.exe = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	if (plan.exe >= 0 && plan.pass[self->n_pass] >= 0)
		child = child_start(base, &plan, gone, context);
	else
		log_event(LOG_LEVEL_ERROR, "self.start", "mode=%s error=\"%s\"",
		          self->mode, strerror(errno));
	if (plan.exe >= 0)
		close(plan.exe);
	if (plan.pass[self->n_pass] >= 0)
		close(plan.pass[self->n_pass]);
	return child;
}
