/*
 * duibiaod - the daemon of duibiao.
 *
 * Reads the options, opens what needs the rights it was started with, gives
 * them up, and becomes what it was asked to be: the server, or for the server
 * a spooler or a migration.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "daemon/config.h"
#include "daemon/discover.h"
#include "daemon/jsonout.h"
#include "daemon/listen.h"
#include "daemon/log.h"
#include "daemon/method.h"
#include "daemon/migrate.h"
#include "daemon/param.h"
#include "daemon/privilege.h"
#include "daemon/rpc.h"
#include "daemon/server.h"
#include "daemon/spool.h"
#include "daemon/version.h"

enum { STATUS_USAGE = 2 };

/* As many descriptors as the system lets us have. */
static void
raise_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* The socket's folder is made if it is missing; its own mode stays. */
static bool
make_folders(const struct config *config, const struct identity *identity)
{
	char *folder = strdup(config->socket);
	char *slash = folder == NULL ? NULL : strrchr(folder, '/');
	bool ok = folder != NULL;
	if (slash != NULL && slash != folder) {
		*slash = '\0';
		ok = privilege_folder(folder, 0755, identity);
	}
	free(folder);
	return privilege_folder(config->state, 0750, identity) && ok;
}

static int
serve(struct config *config, int argc, char **argv)
{
	struct identity identity;
	struct server_command command = {argc, argv};
	if (!privilege_identity(config, &identity) ||
	    !make_folders(config, &identity))
		return EXIT_FAILURE;
	privilege_open(config);
	struct listener *listener = listen_open(config, identity.uid);
	if (listener == NULL)
		return EXIT_FAILURE;
	if (!privilege_drop(&identity)) {
		listen_close(listener);
		return EXIT_FAILURE;
	}
	raise_limit();
	return server_run(config, listener, &command);
}

static int
migrate(struct config *config)
{
	struct identity identity;
	if (!privilege_identity(config, &identity))
		return EXIT_FAILURE;
	privilege_open(config);
	if (!privilege_drop(&identity))
		return EXIT_FAILURE;
	return migrate_main(config);
}

/* What the sources of the man pages name as @OPTIONS@ and the like. */
static int
print_man(const char *what)
{
	static const struct {
		const char *what;
		void (*print)(FILE *);
	} lists[] = {
	    {"options", config_man},
	    {"methods", method_man},
	    {"types", param_man},
	    {"errors", rpc_man},
	};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (what != NULL && strcmp(what, lists[i].what) == 0) {
			lists[i].print(stdout);
			return EXIT_SUCCESS;
		}
	return STATUS_USAGE;
}

static int
describe(void)
{
	struct jsonout out;
	jsonout_init(&out);
	discover_write(&out);
	struct slice text = jsonout_text(&out);
	bool ok = jsonout_ok(&out) &&
	          fwrite(text.at, 1, text.len, stdout) == text.len &&
	          putchar('\n') != EOF;
	jsonout_fini(&out);
	return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
run(struct config *config, int argc, char **argv)
{
	switch (config->mode) {
	case CONFIG_SERVE:
		return serve(config, argc, argv);
	case CONFIG_MIGRATE:
		return migrate(config);
	case CONFIG_SPOOLER:
		return spooler_main(config);
	case CONFIG_PRINT:
		config_print(config, stdout);
		return EXIT_SUCCESS;
	case CONFIG_MAN:
		return print_man(config->what);
	case CONFIG_DESCRIBE:
		return describe();
	case CONFIG_HELP:
		config_help(stdout);
		return EXIT_SUCCESS;
	case CONFIG_VERSION:
		puts("duibiaod " DUIBIAO_VERSION);
		return EXIT_SUCCESS;
	}
	return EXIT_FAILURE;
}

int
main(int argc, char **argv)
{
	struct config config;
	char why[CONFIG_WHY];
	enum log_level level;
	umask(0027);
	if (!config_read(&config, argc, argv, why)) {
		fprintf(stderr, "duibiaod: %s\nduibiaod: see --help\n", why);
		config_free(&config);
		return STATUS_USAGE;
	}
	if (log_level_named(config.log_level, &level))
		log_threshold(level);
	int status = run(&config, argc, argv);
	config_free(&config);
	return status;
}
