/*
 * The reservation is one anonymous mapping; pages come when they are touched,
 * so a large reservation costs nothing.  Fresh pages are zero and a rewind
 * wipes what it gives back, which keeps the promise that arena_alloc() gives
 * zeroed memory without clearing it twice.
 */
#include "ingest/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define KEEP_WARM ((size_t)8 << 20)

struct arena {
	char *base;
	size_t size, used, peak;
	jmp_buf *overflow;
};

struct arena *
arena_new(size_t bytes)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		return NULL;
	a->base = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
	               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (a->base == MAP_FAILED) {
		free(a);
		return NULL;
	}
	a->size = bytes;
	return a;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	munmap(a->base, a->size);
	free(a);
}

void
arena_guard(struct arena *a, jmp_buf *overflow)
{
	a->overflow = overflow;
}

bool
arena_run(struct arena *a, void (*work)(void *context), void *context)
{
	jmp_buf overflow, *outer = a->overflow;
	bool whole = setjmp(overflow) == 0;

	if (whole) {
		a->overflow = &overflow;
		work(context);
	}
	a->overflow = outer;
	return whole;
}

void
arena_overflow(struct arena *a)
{
	if (a->overflow != NULL)
		longjmp(*a->overflow, 1);
	abort();
}

static void
note_peak(struct arena *a)
{
	if (a->used > a->peak)
		a->peak = a->used;
}

void
arena_rewind(struct arena *a, size_t mark)
{
	note_peak(a);
	memset(a->base + mark, 0, a->used - mark);
	a->used = mark;
}

void
arena_reset(struct arena *a)
{
	size_t cold;

	note_peak(a);
	cold = a->peak > KEEP_WARM ? a->peak - KEEP_WARM : 0;
	/* DONTNEED pages of an anonymous mapping read as zero again. */
	if (cold > 0 && madvise(a->base + KEEP_WARM, cold, MADV_DONTNEED) != 0)
		memset(a->base + KEEP_WARM, 0, cold);
	memset(a->base, 0, a->peak < KEEP_WARM ? a->peak : KEEP_WARM);
	a->used = 0;
	a->peak = 0;
}

void *
arena_alloc(struct arena *a, size_t bytes)
{
	size_t need = (bytes + 15) & ~(size_t)15;
	void *p = a->base + a->used;

	if (need < bytes || need > a->size - a->used)
		arena_overflow(a);
	a->used += need;
	return p;
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		bytes = SIZE_MAX;
	return arena_alloc(a, bytes);
}

size_t
arena_used(const struct arena *a)
{
	return a->used > a->peak ? a->used : a->peak;
}

size_t
arena_mark(const struct arena *a)
{
	return a->used;
}

void *
arena_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	size_t more = *cap < 8 ? 16 : *cap * 2;
	char *end = a->base + a->used;
	size_t old = (*cap * size + 15) & ~(size_t)15;
	void *grown;

	/* The list that grew last usually still ends the arena: stretch it. */
	if (at != NULL && (char *)at + old == end) {
		a->used -= old;
		grown = arena_array(a, more, size);
	} else {
		grown = arena_array(a, more, size);
		if (at != NULL)
			memcpy(grown, at, n * size);
	}
	*cap = more;
	return grown;
}
