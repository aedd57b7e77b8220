/*
 * A whole file in memory, for the benchmarks.
 */
#ifndef DUIBIAO_BENCH_READ_FILE_H
#define DUIBIAO_BENCH_READ_FILE_H

#include <stdio.h>
#include <stdlib.h>

#include "ingest/slice.h"

/* malloc()ed; SLICE_NONE when it cannot be had. */
static inline struct slice
read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	long size;
	char *bytes;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0)
		return SLICE_NONE;
	rewind(f);
	bytes = malloc((size_t)size + 1);
	if (bytes == NULL || fread(bytes, 1, (size_t)size, f) != (size_t)size)
		return SLICE_NONE;
	fclose(f);
	return (struct slice){bytes, (size_t)size};
}

#endif
