/*
 * A document's life in the daemon, from its submission to its fate.
 *
 * The spool file is the durable half of a job; this is the other one.  After a
 * crash the jobs are made again from the files and begin at WAITING.
 */
#ifndef DUIBIAO_DAEMON_JOB_H
#define DUIBIAO_DAEMON_JOB_H

#include <sys/queue.h>

#include "daemon/bundle.h"
#include "daemon/copyrow.h"
#include "daemon/intake.h"
#include "daemon/loader.h"
#include "daemon/spool.h"
#include "ingest/frame.h"

/*
 *	SPOOLING --durable--> WAITING --worker--> PARSING --result--> PARSED
 *	PARSED --batch--> LOADING --commit--> OVER
 *	a bundle: PARSING --opened--> OPEN --its members' fates--> OVER
 *	back: PARSING -> WAITING (its worker was lost),
 *	      LOADING -> PARSED (the batch was undone),
 *	      OPEN -> WAITING (a member could not be made durable)
 *	short: SPOOLING -> OVER (refused), WAITING -> PARSED (its file cannot
 *	      be read: it is parked), WAITING -> OVER (its file is gone)
 */
#define JOB_STATES(X)           \
	X(SPOOLING, "spooling") \
	X(WAITING, "waiting")   \
	X(PARSING, "parsing")   \
	X(PARSED, "parsed")     \
	X(LOADING, "loading")   \
	X(OPEN, "open")         \
	X(OVER, "over")

enum job_state {
#define X(id, name) JOB_##id,
	JOB_STATES(X)
#undef X
	    JOB_STATES_N
};

/* What a job holds from PARSED on. */
struct job_work {
	struct loading loading;
	char *head; /* JSON, what loading.head borrows */
	struct copyrows rows;
	size_t held; /* bytes of rows, as counted in jobs.held */
	const char
	    *unknown; /* static: why the paper cannot be placed; or NULL */
};

struct job {
	TAILQ_ENTRY(job) link;  /* among all jobs, by age */
	TAILQ_ENTRY(job) asked; /* among those with an asker */
	enum job_state state;
	struct spool_key key;
	uint64_t bytes;
	char *title;    /* NULL: not read from its file yet */
	int64_t since;  /* when it was first parsed, ms; 0: not yet */
	unsigned lost;  /* workers lost with it */
	unsigned broke; /* connections that broke over its batch */
	bool alone;     /* its batch was refused: load it by itself */
	/* Who waits for its fate; NULL: nobody. */
	intake_fate_fn *fate;
	void *context;
	bool wait;
	struct job_work *work;
	struct bundle *opened; /* what it proved to be; NULL: no bundle */
	struct bundle *of;     /* whose member it is, while SPOOLING */
	const char *refused;   /* static: why it never went to the spool */
	char *reason;          /* why it is to be parked; NULL: load it */
};

TAILQ_HEAD(job_list, job);

/* All of them. */
struct jobs {
	struct job_list list; /* by age; SPOOLING ones at the end */
	struct job_list askers;
	size_t n[JOB_STATES_N];
	size_t held;                         /* bytes of encoded rows */
	uint64_t totals[INTAKE_REFUSED + 1]; /* fates since the start */
};

void jobs_init(struct jobs *);
void jobs_fini(struct jobs *);

/* A new one at the end, SPOOLING; or, from a file of the spool, WAITING. */
struct job *job_new(struct jobs *);
struct job *job_found(struct jobs *, const struct spool_key *);

/* The only way to change a state; an illegal step ends the program. */
void job_set_state(struct jobs *, struct job *, enum job_state);

const char *job_state_name(enum job_state);

/* What it is called; copied. */
void job_set_title(struct job *, const char *title);

/* Who wants to know its fate. */
void job_ask(struct jobs *, struct job *, intake_fate_fn *, void *context,
             bool wait);
void job_unask(struct jobs *, struct job *);

/* Tells its asker, if there is one, and forgets it. */
void job_tell(struct jobs *, struct job *, enum intake_state,
              const char *reason);

/* It has come to its end: tells its asker, logs, counts and frees it. */
void job_settle(struct jobs *, struct job *, enum intake_state,
                const char *reason);

/* What the worker read: encodes the rows and the head. */
void job_take_result(struct jobs *, struct job *, const struct frame_result *);

/* It cannot be loaded; `reason` (copied) says why.  Its rows go, and its head
 * says that it is to be parked. */
void job_take_reason(struct jobs *, struct job *, const char *reason);

/* Frees its rows, and what they are counted with. */
void job_drop_rows(struct jobs *, struct job *);

#endif
