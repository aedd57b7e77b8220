/*
 * What the sheets of a workbook share: its strings, read as a stream since they
 * may be most of the file, and the number formats of its styles.
 */
#include "ingest/xlsx.h"

#include "ingest/utf8.h"

/* ---- strings ---- */

struct strings {
	struct xlsx_book *book;
	LIST_OF(char) text; /* of the string under way */
	bool in_text, in_ruby;
};

static void
string_start(void *context, const char *name, const struct xml_attributes *a)
{
	struct strings *s = context;

	(void)a;
	if (strcmp(name, "si") == 0)
		s->text.n = 0;
	else if (strcmp(name, "rPh") == 0)
		s->in_ruby = true;
	else if (strcmp(name, "t") == 0)
		s->in_text = true;
}

static void
string_text(void *context, struct slice text)
{
	struct strings *s = context;
	struct arena *a = s->book->office->arena;

	if (!s->in_text || s->in_ruby)
		return;
	for (size_t i = 0; i < text.len; i++)
		*list_add(a, &s->text) = text.at[i];
}

static bool
string_end(void *context, const char *name)
{
	struct strings *s = context;
	struct arena *a = s->book->office->arena;

	if (strcmp(name, "t") == 0) {
		s->in_text = false;
	} else if (strcmp(name, "rPh") == 0) {
		s->in_ruby = false;
	} else if (strcmp(name, "si") == 0) {
		*list_add(a, &s->book->strings) =
		    xlsx_text((struct slice){s->text.at, s->text.n}, a);
	}
	return true;
}

static bool
hex4(const char *at, uint32_t *out)
{
	*out = 0;
	for (int i = 0; i < 4; i++) {
		char c = at[i];
		uint32_t digit;

		if (c >= '0' && c <= '9')
			digit = (uint32_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			digit = (uint32_t)((c | 0x20) - 'a' + 10);
		else
			return false;
		*out = *out * 16 + digit;
	}
	return true;
}

struct slice
xlsx_text(struct slice stored, struct arena *a)
{
	char *out = arena_alloc(a, stored.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < stored.len;) {
		struct slice rest = slice_from(stored, i);
		uint32_t c;

		if (rest.len >= 7 && rest.at[0] == '_' && rest.at[1] == 'x' &&
		    rest.at[6] == '_' && hex4(rest.at + 2, &c)) {
			if (c == '\n' || c == '\t' ||
			    (c >= ' ' && c != 0x7f &&
			     (c < 0xd800 || c > 0xdfff)))
				n += utf8_put(c, out + n);
			i += 7;
		} else {
			out[n++] = stored.at[i++];
		}
	}
	return (struct slice){out, n};
}

static bool
read_strings(struct xlsx_book *b)
{
	static const struct xml_events events = {string_start, string_text,
	                                         string_end};
	const char *name = office_of_type(&b->office->links, "sharedStrings");
	struct strings s = {.book = b};
	size_t part;

	return name == NULL ||
	       !package_find(&b->office->package, name, &part) ||
	       xml_stream(&b->office->package, part, b->office->arena, &events,
	                  &s);
}

/* ---- styles ---- */

static struct slice
code_of(const struct xml_node *root, unsigned id)
{
	const struct xml_node *own = xml_child(root, "numFmts");

	for (const struct xml_node *n = own == NULL ? NULL : own->children;
	     n != NULL; n = n->next)
		if (xml_is(n, "numFmt") &&
		    xml_number(n, "numFmtId", UINT16_MAX, UINT16_MAX) == id)
			return slice_of(xml_attribute(n, "formatCode"));
	return xlsx_format_of(id);
}

static void
read_styles(struct xlsx_book *b)
{
	struct office *o = b->office;
	const struct xml_node *root =
	    office_tree(o, office_of_type(&o->links, "styles"));
	const struct xml_node *styles = xml_child(root, "cellXfs");

	for (const struct xml_node *n = styles == NULL ? NULL
	                                               : styles->children;
	     n != NULL; n = n->next) {
		unsigned id;

		if (!xml_is(n, "xf"))
			continue;
		id = xml_number(n, "numFmtId", UINT16_MAX, 0);
		*list_add(o->arena, &b->formats) =
		    xlsx_format(code_of(root, id));
	}
}

bool
xlsx_book_read(struct xlsx_book *b)
{
	read_styles(b);
	return b->office->package.failed == READ_OK && read_strings(b);
}
