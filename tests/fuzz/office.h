/*
 * For the fuzz targets of marked-up documents: XML, or HTML, out of any bytes.
 *
 * Bytes that begin with `<` are the XML itself.  Any others are a recipe: each
 * byte opens an element of the target's list, closes one, or adds text, so that
 * what comes out is well formed and the walk behind the parser is reached.
 */
#ifndef DUIBIAO_FUZZ_OFFICE_H
#define DUIBIAO_FUZZ_OFFICE_H

#include "ingest/office_fixture.h"
#include "owes.h"

#define XML_MOST 65536
#define OPEN_MOST 100

struct recipe {
	const char *const *opens; /* "w:p", "c r=\"A1\"" … */
	size_t opens_n;
	const char *const *texts;
	size_t texts_n;
};

struct xml {
	char at[XML_MOST];
	size_t n, open;
	const char *stack[OPEN_MOST];
};

static inline void
xml_put(struct xml *x, const char *text, size_t n)
{
	must(x->n + n < sizeof(x->at));
	memcpy(x->at + x->n, text, n);
	x->n += n;
}

static inline void
xml_close(struct xml *x)
{
	const char *name = x->stack[--x->open];

	xml_put(x, "</", 2);
	xml_put(x, name, strcspn(name, " "));
	xml_put(x, ">", 1);
}

/* `head` opens elements that `tail` closes. */
static inline struct slice
xml_cook(struct xml *x, const struct recipe *r, const char *head,
         const char *tail, const uint8_t *data, size_t size)
{
	x->n = x->open = 0;
	if (size > 0 && data[0] == '<')
		return (struct slice){(const char *)data, size};
	xml_put(x, head, strlen(head));
	for (size_t i = 0; i < size && x->n < XML_MOST - 16384; i++) {
		const char *text = r->texts[data[i] % r->texts_n];

		if (data[i] >= 224 && x->open > 0) {
			xml_close(x);
		} else if (data[i] >= 192) {
			xml_put(x, text, strlen(text));
		} else if (x->open < OPEN_MOST) {
			const char *name = r->opens[data[i] % r->opens_n];

			x->stack[x->open++] = name;
			xml_put(x, "<", 1);
			xml_put(x, name, strlen(name));
			xml_put(x, ">", 1);
		}
	}
	while (x->open > 0)
		xml_close(x);
	xml_put(x, tail, strlen(tail));
	return (struct slice){x->at, x->n};
}

/* Reads the container and checks what came out. */
static inline void
check_container(const struct fixture_part *parts, size_t n)
{
	struct slice bytes;
	char *zip = fixture_zip(parts, n, &bytes);

	owes_reading(bytes);
	free(zip);
}

#endif
