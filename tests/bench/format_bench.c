/*
 * format_bench FILE [SECONDS]: what a document costs on one core, in process,
 * beside the plain cost of the library underneath: libxml2 for a web page,
 * unzip and libxml2 for an office document, pdftotext for a PDF.  The three are
 * measured in turn, so that a busy machine slows all of them.  One line:
 *
 *	library ms	blocks ms	records ms	MB of the arena
 *
 * the library alone (0: there is none), bytes to blocks, bytes to records.  It
 * is processor time, of this process and its tools, so that a busy machine
 * disturbs it little: the least of all runs; for a PDF, whose tools are
 * accounted for in ticks of 10 ms, the mean.
 */
#include "ingest/converter_host.h"
#include "ingest/extract.h"
#include "ingest/package.h"
#include "read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ARENA ((size_t)1 << 30)
#define CONVERTER_FD 20
#define QUIET (XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET)

struct bench {
	const char *path;
	struct slice bytes;
	struct arena *arena;
	struct knowledge *knowledge;
	size_t used;
};

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Processor time, in seconds, that children have used: those of ours, and the
 * tools of the host, which is a child of its own. */
static double
of_children(void)
{
	static pid_t host;
	struct rusage usage;
	unsigned long ticks[4] = {0};
	char path[64], line[1024] = "";
	FILE *f;

	if (host == 0) {
		f = fopen("/proc/thread-self/children", "r");
		if (f == NULL || fscanf(f, "%d", &host) != 1)
			host = -1;
		if (f != NULL)
			fclose(f);
	}
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)host);
	f = fopen(path, "r");
	if (f != NULL && fgets(line, sizeof(line), f) != NULL &&
	    strrchr(line, ')') != NULL)
		(void)sscanf(strrchr(line, ')'),
		             ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u "
		             "%lu %lu %lu %lu",
		             &ticks[0], &ticks[1], &ticks[2], &ticks[3]);
	if (f != NULL)
		fclose(f);
	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(ticks[0] + ticks[1] + ticks[2] + ticks[3]) /
	           (double)sysconf(_SC_CLK_TCK) +
	       (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
now(void)
{
	return seconds(CLOCK_PROCESS_CPUTIME_ID) + of_children();
}

static void
die(const char *why)
{
	fprintf(stderr, "format_bench: %s\n", why);
	exit(1);
}

/* ---- the libraries alone ---- */

static void
page_alone(const struct bench *b)
{
	htmlDocPtr doc = htmlReadMemory(
	    b->bytes.at, (int)b->bytes.len, NULL, NULL,
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

	if (doc == NULL)
		die("libxml2 cannot read the page");
	xmlFreeDoc(doc);
}

/* Parts that no reader looks at. */
static bool
is_beside(const char *name)
{
	static const char *const beside[] = {"theme",       "settings",
	                                     "docProps",    "fontTable",
	                                     "webSettings", "media"};

	for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++)
		if (strstr(name, beside[i]) != NULL)
			return true;
	return false;
}

static void
part_alone(struct package *p, size_t part)
{
	static char out[96 << 20];
	int n = 0, got;
	xmlDocPtr doc;

	if (!package_part(p, part))
		die(p->reason);
	while ((got = package_read(p, out + n, 1 << 16)) > 0)
		n += got;
	doc = xmlReadMemory(out, n, NULL, NULL, QUIET);
	if (doc == NULL)
		die("libxml2 cannot read a part");
	xmlFreeDoc(doc);
}

static void
office_alone(const struct bench *b)
{
	struct package p;

	if (!package_open(&p, b->bytes))
		die(p.reason);
	for (size_t i = 0; i < p.parts; i++)
		if (!is_beside(package_name(&p, i)))
			part_alone(&p, i);
	package_close(&p);
}

static void
pdf_alone(const struct bench *b)
{
	char *const argv[] = {"pdftotext",     "-q", "-bbox-layout",
	                      (char *)b->path, "-",  NULL};
	char *const none[] = {NULL};
	posix_spawn_file_actions_t to_pipe;
	char chunk[1 << 16];
	int pair[2], status;
	pid_t pid;

	if (pipe2(pair, O_CLOEXEC) != 0)
		die("no pipe");
	posix_spawn_file_actions_init(&to_pipe);
	posix_spawn_file_actions_adddup2(&to_pipe, pair[1], 1);
	if (posix_spawn(&pid, "/usr/bin/pdftotext", &to_pipe, NULL, argv,
	                none) != 0)
		die("pdftotext is not installed");
	posix_spawn_file_actions_destroy(&to_pipe);
	close(pair[1]);
	while (read(pair[0], chunk, sizeof(chunk)) > 0)
		continue;
	close(pair[0]);
	waitpid(pid, &status, 0);
}

/* ---- ours ---- */

static void
blocks(struct bench *b)
{
	struct document d;
	const char *reason;

	arena_reset(b->arena);
	if (reader_read(b->bytes, b->knowledge->converter, b->arena, &d,
	                &reason) != READ_OK)
		die(reason);
}

static void
records(struct bench *b)
{
	struct disclosure d;
	const char *reason;

	arena_reset(b->arena);
	if (extract(b->knowledge, b->bytes, b->arena, &d, &reason) != READ_OK)
		die(reason);
	b->used = arena_used(b->arena);
}

typedef void alone_fn(const struct bench *b);

static alone_fn *
library_of(struct slice bytes)
{
	if (slice_starts(bytes, SLICE("PK")))
		return office_alone;
	if (slice_starts(bytes, SLICE("%PDF")))
		return pdf_alone;
	return slice_find(bytes, SLICE("<html")) != NULL ? page_alone : NULL;
}

struct figure {
	double least, sum;
	unsigned runs;
};

static void
take(struct figure *f, double start)
{
	double took = now() - start;

	if (f->runs++ == 0 || took < f->least)
		f->least = took;
	f->sum += took;
}

static double
in_ms(const struct figure *f, bool mean)
{
	return f->runs == 0 ? 0 : (mean ? f->sum / f->runs : f->least) * 1e3;
}

int
main(int argc, char **argv)
{
	struct converter *converter = converter_host(CONVERTER_FD);
	struct bench b = {.path = argc > 1 ? argv[1] : ""};
	double limit = argc > 2 ? atof(argv[2]) : 3, end, start = 0;
	struct figure alone = {0, 0, 0}, to_blocks = alone, to_records = alone;
	alone_fn *library;

	b.arena = arena_new(ARENA);
	b.knowledge = knowledge_new();
	b.bytes = read_file(b.path);
	if (b.arena == NULL || b.knowledge == NULL || b.bytes.at == NULL) {
		fputs("usage: format_bench FILE [SECONDS]\n", stderr);
		return 2;
	}
	b.knowledge->converter = converter;
	library = library_of(b.bytes);
	end = seconds(CLOCK_MONOTONIC) + limit;
	while (to_records.runs == 0 || seconds(CLOCK_MONOTONIC) < end) {
		if (library != NULL) {
			start = now();
			library(&b);
			take(&alone, start);
		}
		start = now();
		blocks(&b);
		take(&to_blocks, start);
		start = now();
		records(&b);
		take(&to_records, start);
	}
	printf("%.4f\t%.4f\t%.4f\t%.2f\n", in_ms(&alone, library == pdf_alone),
	       in_ms(&to_blocks, library == pdf_alone),
	       in_ms(&to_records, library == pdf_alone), (double)b.used / 1e6);
	return 0;
}
