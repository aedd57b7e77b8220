/*
 * One document's memory: a fixed reservation and a bump pointer.
 *
 * Everything that is read out of a document lives here and goes away with one
 * arena_reset(); nothing is freed alone and nothing has a destructor.  A
 * document that wants more than the reservation jumps to the place that
 * arena_guard() set, so no caller ever handles a NULL.
 */
#ifndef DUIBIAO_ARENA_H
#define DUIBIAO_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Reserves `bytes` of address space; NULL when the system refuses. */
struct arena *arena_new(size_t bytes);
void arena_free(struct arena *a);

/* Gives everything back; memory above 8 MiB is returned to the system. */
void arena_reset(struct arena *a);

/* Where to jump (longjmp value 1) when the reservation is used up. */
void arena_guard(struct arena *a, jmp_buf *overflow);

/*
 * For who holds memory that is not the arena's: runs `work`, and on an overflow
 * comes back with false.  The caller frees what it holds and then passes the
 * overflow on with arena_overflow().
 */
bool arena_run(struct arena *a, void (*work)(void *context), void *context)
    __attribute__((warn_unused_result));
_Noreturn void arena_overflow(struct arena *a);

/* Zeroed memory, 16-byte aligned; never NULL. */
void *arena_alloc(struct arena *a, size_t bytes) __attribute__((malloc));

/* `n` * `size` bytes, with the product checked. */
void *arena_array(struct arena *a, size_t n, size_t size);

/* Bytes in use now, and the most since the last reset. */
size_t arena_used(const struct arena *a);

/* Trial work: everything since the mark is given back by arena_rewind(). */
size_t arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, size_t mark);

/* Grown copy of a list that holds `n` of `*cap` items; see LIST_OF. */
void *arena_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

/* A growing array in an arena.  list_add() gives the new, zeroed item. */
#define LIST_OF(type)          \
	struct {               \
		type *at;      \
		size_t n, cap; \
	}
#define list_add(arena, list)                                            \
	((list)->n == (list)->cap                                        \
	     ? (void)((list)->at =                                       \
	                  arena_grow((arena), (list)->at, (list)->n,     \
	                             &(list)->cap, sizeof(*(list)->at))) \
	     : (void)0,                                                  \
	 &(list)->at[(list)->n++])

#endif
