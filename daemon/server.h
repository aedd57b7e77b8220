/*
 * server - the daemon as a whole: it owns the loop, the database's life, the
 * intake, the calls, the clients and the way all of them end.
 */
#ifndef DUIBIAO_DAEMON_SERVER_H
#define DUIBIAO_DAEMON_SERVER_H

struct config;
struct listener;

/* What a reload reads again. */
struct server_command {
	int argc;
	char **argv;
};

/*
 * Serves until it is told to end; takes the listener.  Gives the exit status:
 * 0 after an orderly end.
 */
int server_run(struct config *, struct listener *,
               const struct server_command *);

#endif
