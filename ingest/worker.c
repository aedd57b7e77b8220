/*
 * duibiao-worker: turns documents into records where nothing can be reached.
 *
 *	reserve arena -> build knowledge -> warm up -> jail -> say JAIL_READY
 *	-> { descriptor in -> extract() -> frames out -> reset } until the pipe
 *	   closes
 *
 * Descriptor 3 is the pipe to the daemon.  A document that breaks this process
 * breaks only itself: the daemon sees the pipe close, keeps the document aside
 * and starts another worker.
 */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include "ingest/converter_host.h"
#include "ingest/extract.h"
#include "ingest/frame.h"
#include "ingest/jail.h"
#include "ingest/jail_probe.h"
#include "ingest/readers.h"
#include "ingest/row_keys.h"
#include "ingest/write_all.h"

#define MEMORY_DEFAULT ((size_t)512 << 20)
#define MEMORY_LEAST ((size_t)8 << 20)
#define OUT_BUFFER ((size_t)64 << 10)

struct worker {
	size_t memory; /* all address space there will be */
	struct arena *arena;
	struct knowledge *knowledge;
	struct converter *converter; /* NULL: no tools */
	size_t out_n;
	char out[OUT_BUFFER];
};

/* ---- frames out ---- */

static bool
flush(struct worker *w)
{
	size_t n = w->out_n;

	w->out_n = 0;
	return write_all(JAIL_PIPE, w->out, n);
}

/* frame_sink: records are small, so they go out together. */
static bool
sink(void *context, const void *bytes, size_t n)
{
	struct worker *w = context;

	if (n > sizeof(w->out) - w->out_n && !flush(w))
		return false;
	if (n > sizeof(w->out))
		return write_all(JAIL_PIPE, bytes, n);
	memcpy(w->out + w->out_n, bytes, n);
	w->out_n += n;
	return true;
}

/* ---- documents in ---- */

/* Waits for a FRAME_DOCUMENT and its descriptor; -1 when the pipe is closed. */
static int
receive(uint64_t *bytes, bool *explain)
{
	unsigned char in[FRAME_HEADER + FRAME_DOCUMENT_PAYLOAD];
	union {
		struct cmsghdr align;
		char space[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = {in, sizeof(in)};
	struct msghdr msg = {.msg_iov = &iov,
	                     .msg_iovlen = 1,
	                     .msg_control = &control,
	                     .msg_controllen = sizeof(control)};
	const struct cmsghdr *c;
	enum frame_type type;
	uint32_t length;
	ssize_t n;
	int fd;

	do
		n = recvmsg(JAIL_PIPE, &msg, MSG_WAITALL);
	while (n < 0 && errno == EINTR);
	if (n != (ssize_t)sizeof(in) || !frame_header(in, &type, &length) ||
	    type != FRAME_DOCUMENT || length != FRAME_DOCUMENT_PAYLOAD ||
	    !frame_get_document(
	        (struct slice){(char *)in + FRAME_HEADER, length}, bytes,
	        explain))
		return -1;
	c = CMSG_FIRSTHDR(&msg);
	if (c == NULL || c->cmsg_type != SCM_RIGHTS)
		return -1;
	memcpy(&fd, CMSG_DATA(c), sizeof(fd));
	return fd;
}

/* The document's bytes, in the arena. */
static bool
load(struct worker *w, int fd, uint64_t bytes, struct slice *out)
{
	off_t start = lseek(fd, 0, SEEK_CUR);
	char *at = arena_alloc(w->arena, (size_t)bytes);
	size_t got = 0;

	while (start >= 0 && got < bytes) {
		ssize_t n = pread(fd, at + got, (size_t)bytes - got,
		                  start + (off_t)got);

		if (n == 0 || (n < 0 && errno != EINTR))
			break;
		if (n > 0)
			got += (size_t)n;
	}
	*out = (struct slice){at, got};
	return got == bytes;
}

static bool
put_member(void *context, const struct bundle_member *member)
{
	return frame_put_member(sink, context, member);
}

/* What no reader took may be a bundle of documents. */
static bool
answer_bundle(struct worker *w, struct slice document, const char *reason)
{
	const char *why;
	size_t n;
	enum read_result result =
	    bundle_read(document, w->arena, put_member, w, &n, &why);

	if (result == READ_OK)
		return frame_put_bundle(sink, w, n);
	return frame_put_refused(
	    sink, w, result,
	    slice_of(n == 0 && result == READ_NO_DOCUMENT ? reason : why));
}

static bool
answer(struct worker *w, int fd, uint64_t bytes, bool explain)
{
	struct disclosure d = {.text = SLICE_NONE};
	struct slice document;
	const char *reason = NULL;
	enum read_result result;

	if (!load(w, fd, bytes, &document))
		return frame_put_refused(
		    sink, w, READ_DAMAGED,
		    SLICE("the document could not be read from the disk"));
	result = (explain ? extract_explained : extract)(w->knowledge, document,
	                                                 w->arena, &d, &reason);
	if (result == READ_OK)
		row_keys(&d, w->arena);
	if (result == READ_OK || result == READ_LOCKED ||
	    result == READ_NO_TEXT)
		return frame_put_disclosure(sink, w, &d);
	if (result == READ_NO_DOCUMENT && takes_zip(document))
		return answer_bundle(w, document, reason);
	return frame_put_refused(sink, w, result, slice_of(reason));
}

/* One document from its descriptor to its last frame; false: the pipe broke. */
static bool
serve(struct worker *w, int fd, uint64_t bytes, bool explain)
{
	jmp_buf overflow;
	volatile bool ok;

	arena_guard(w->arena, &overflow);
	if (setjmp(overflow) == 0)
		ok = answer(w, fd, bytes, explain);
	else
		ok = frame_put_refused(
		    sink, w, READ_TOO_LARGE,
		    SLICE("the document needs more memory than a worker has"));
	arena_reset(w->arena);
	close(fd);
	return ok && flush(w);
}

/* ---- the process ---- */

/* Everything that is done lazily on a first use is done now, outside. */
static void
warm_up(struct worker *w)
{
	static const char sample[] = "某县某局2021年部门预算\n\n"
	                             "“三公”经费预算0.5万元。\n";
	struct disclosure d = {.text = SLICE_NONE};
	const char *reason = NULL;
	jmp_buf overflow;

	if (!reader_warm(&reason))
		fprintf(stderr,
		        "duibiao-worker: the system cannot read all of %s\n",
		        reason);
	arena_guard(w->arena, &overflow);
	if (setjmp(overflow) == 0 && extract(w->knowledge, slice_of(sample),
	                                     w->arena, &d, &reason) != READ_OK)
		fprintf(stderr, "duibiao-worker: warming up: %s\n",
		        reason == NULL ? "refused" : reason);
	arena_reset(w->arena);
	free(malloc(OUT_BUFFER));
}

static bool
parse_options(int argc, char **argv, struct worker *w, const char **probe)
{
	for (int i = 1; i < argc; i++) {
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;
		char *end = NULL;

		if (strcmp(argv[i], "--probe") == 0 && value != NULL) {
			*probe = value;
		} else if (strcmp(argv[i], "--memory") == 0 && value != NULL) {
			w->memory = strtoul(value, &end, 10);
			if (*end != '\0' || w->memory < MEMORY_LEAST)
				return false;
		} else {
			return false;
		}
		i++;
	}
	return true;
}

/* Half of the memory is the document's, half the program's and libraries'. */
static bool
prepare(struct worker *w)
{
	w->arena = arena_new(w->memory / 2);
	w->knowledge = knowledge_new();
	if (w->arena == NULL || w->knowledge == NULL) {
		fputs("duibiao-worker: no memory to start with\n", stderr);
		return false;
	}
	warm_up(w);
	w->knowledge->converter = w->converter;
	return true;
}

int
main(int argc, char **argv)
{
	static struct worker w = {.memory = MEMORY_DEFAULT};
	const char *probe = NULL;
	const char ready = JAIL_READY;
	uint64_t bytes = 0;
	bool explain = false;
	int fd;

	if (!parse_options(argc, argv, &w, &probe)) {
		fputs("usage: duibiao-worker [--memory BYTES] [--probe NAME]\n"
		      "Started by duibiaod, with a socket as descriptor 3.\n"
		      "Probes, each of which the jail must stop:\n",
		      stderr);
		jail_probe_list();
		return 2;
	}
	/* First of all: the host is to be small. */
	w.converter = converter_host(JAIL_CONVERTER);
	if (w.converter == NULL)
		fprintf(stderr, "duibiao-worker: no converter: %s\n",
		        strerror(errno));
	/* A host that is gone is an answer, not a signal. */
	signal(SIGPIPE, SIG_IGN);
	if (!prepare(&w))
		return EX_UNAVAILABLE;
	if (!jail_enter(w.memory)) {
		fprintf(stderr, "duibiao-worker: cannot be jailed here: %s\n",
		        strerror(errno));
		return EX_UNAVAILABLE;
	}
	if (probe != NULL)
		_exit(jail_probe(probe, w.memory)); /* nothing else */
	if (!write_all(JAIL_PIPE, &ready, 1))
		return 1;
	while ((fd = receive(&bytes, &explain)) >= 0)
		if (!serve(&w, fd, bytes, explain))
			return 1;
	return 0;
}
