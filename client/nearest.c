/*
 * Edit distance over bytes; close enough is a third of the word.
 */
#include "client/nearest.h"

#include <stdint.h>
#include <string.h>

#define LONGEST 40

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], n = strlen(b);

	if (n > LONGEST || strlen(a) > LONGEST)
		return SIZE_MAX;
	for (size_t i = 0; i <= n; i++)
		row[i] = i;
	for (; *a != '\0'; a++) {
		size_t diagonal = row[0]++;

		for (size_t i = 1; i <= n; i++) {
			size_t swap = diagonal + (*a != b[i - 1]);

			diagonal = row[i];
			row[i] = least(swap, least(row[i], row[i - 1]) + 1);
		}
	}
	return row[n];
}

struct nearest
nearest_to(const char *wanted)
{
	return (struct nearest){wanted, NULL, strlen(wanted) / 3 + 1};
}

void
nearest_try(struct nearest *n, const char *name)
{
	size_t d = distance(n->wanted, name);

	if (d > n->distance || (d == n->distance && n->best != NULL))
		return;
	n->distance = d;
	n->best = name;
}
