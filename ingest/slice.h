/*
 * Borrowed bytes and places in a text.
 *
 * A slice points into memory that somebody else owns and is never
 * NUL-terminated; `at == NULL` means "not there", which is not the same as
 * empty.  A span is a pair of byte offsets into a document's normalised text,
 * the form in which places leave the program.
 */
#ifndef DUIBIAO_SLICE_H
#define DUIBIAO_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
	const char *at;
	size_t len;
};

struct span {
	uint32_t start, end;
};

#define SLICE_NONE ((struct slice){NULL, 0})
#define SLICE(literal) ((struct slice){"" literal, sizeof(literal) - 1})

static inline struct slice
slice_of(const char *string)
{
	return (struct slice){string, string == NULL ? 0 : strlen(string)};
}

static inline bool
slice_is(struct slice s, struct slice other)
{
	return s.len == other.len &&
	       (s.len == 0 || memcmp(s.at, other.at, s.len) == 0);
}

static inline bool
slice_starts(struct slice s, struct slice head)
{
	return s.len >= head.len &&
	       (head.len == 0 || memcmp(s.at, head.at, head.len) == 0);
}

static inline bool
slice_ends(struct slice s, struct slice tail)
{
	return s.len >= tail.len &&
	       (tail.len == 0 ||
	        memcmp(s.at + s.len - tail.len, tail.at, tail.len) == 0);
}

/* Behind its last byte; NULL: not there. */
static inline const char *
slice_end(struct slice s)
{
	return s.len == 0 ? s.at : s.at + s.len;
}

/* Where `needle` first stands in `s`, or NULL. */
static inline const char *
slice_find(struct slice s, struct slice needle)
{
	return s.at == NULL || needle.at == NULL
	           ? NULL
	           : memmem(s.at, s.len, needle.at, needle.len);
}

static inline struct slice
slice_from(struct slice s, size_t start)
{
	return start > s.len ? (struct slice){slice_end(s), 0}
	                     : (struct slice){s.at + start, s.len - start};
}

static inline bool
char_among(char c, const char *known)
{
	return c != '\0' && strchr(known, c) != NULL;
}

/* ASCII digits, one at least, and beside them nothing but such marks. */
static inline bool
slice_is_figure(struct slice s, const char *beside)
{
	bool digit = false;

	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= '0' && s.at[i] <= '9')
			digit = true;
		else if (!char_among(s.at[i], beside))
			return false;
	return digit;
}

static inline bool
slice_is_digits(struct slice s)
{
	return slice_is_figure(s, "");
}

static inline struct slice
slice_cut(struct slice text, struct span where)
{
	return (struct slice){text.at + where.start,
	                      (size_t)where.end - where.start};
}

#endif
