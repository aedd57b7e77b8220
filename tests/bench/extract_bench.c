/*
 * extract_bench FILE [SECONDS]: how fast extract() is on one core, in process,
 * and how much memory it takes.  The document is read once; each run starts
 * from an empty arena, as the worker does.  One line a figure:
 *
 *	extract	MB/s (best)	MB/s (median)	ms (median)	runs
 *	memory	MB of the arena	MB resident at most
 */
#include "ingest/extract.h"
#include "read_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define RUNS_MOST 100000
#define ARENA ((size_t)1 << 30)

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
run(const struct knowledge *k, struct slice bytes, struct arena *a,
    size_t *used)
{
	struct disclosure d;
	const char *reason;
	double start = now();

	arena_reset(a);
	if (extract(k, bytes, a, &d, &reason) != READ_OK) {
		fprintf(stderr, "extract_bench: %s\n", reason);
		exit(1);
	}
	*used = arena_used(a);
	return now() - start;
}

int
main(int argc, char **argv)
{
	static double seconds[RUNS_MOST];
	struct knowledge *k = knowledge_new();
	struct arena *a = arena_new(ARENA);
	struct slice bytes = argc < 2 ? SLICE_NONE : read_file(argv[1]);
	double limit = argc > 2 ? atof(argv[2]) : 3, end, mb;
	struct rusage usage;
	size_t n = 0, used = 0;

	if (bytes.at == NULL || k == NULL || a == NULL) {
		fprintf(stderr, "usage: extract_bench FILE [SECONDS]\n");
		return 2;
	}
	mb = (double)bytes.len / 1e6;
	for (int i = 0; i < 20; i++)
		run(k, bytes, a, &used);
	for (end = now() + limit; n < RUNS_MOST && (n == 0 || now() < end);)
		seconds[n++] = run(k, bytes, a, &used);
	qsort(seconds, n, sizeof(*seconds), order);
	getrusage(RUSAGE_SELF, &usage);
	printf("extract\t%.1f\t%.1f\t%.3f\t%zu\n", mb / seconds[0],
	       mb / seconds[n / 2], seconds[n / 2] * 1e3, n);
	printf("memory\t%.2f\t%.1f\n", (double)used / 1e6,
	       (double)usage.ru_maxrss * 1024 / 1e6);
	arena_free(a);
	knowledge_free(k);
	return 0;
}
