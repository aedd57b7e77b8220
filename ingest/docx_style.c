/*
 * Word stores the names of its own styles in English whatever language it
 * speaks; other programs store what they show.
 */
#include "ingest/docx_style.h"

#include <stdlib.h>
#include <strings.h>

#include "ingest/docx_list.h"

#define BASES_MOST 16
#define NUM_MOST 32767

static bool
names_a_heading(const char *name)
{
	static const char *const starts[] = {"heading ", "标题 ", "標題 "};
	static const char *const names[] = {"title", "标题", "標題", "heading"};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		size_t n = strlen(starts[i]);

		if (strncasecmp(name, starts[i], n) == 0 && name[n] >= '1' &&
		    name[n] <= '9')
			return true;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return false;
}

static void
read_style(const struct xml_node *node, struct docx_style *s)
{
	const struct xml_node *paragraph = xml_child(node, "pPr");
	const struct xml_node *level = xml_child(paragraph, "outlineLvl");
	const struct xml_node *list = xml_child(paragraph, "numPr");

	s->id = xml_attribute(node, "styleId");
	if (s->id == NULL)
		s->id = "";
	s->name = xml_value(node, "name");
	s->based_on = xml_value(node, "basedOn");
	s->hidden = xml_on(xml_child(node, "rPr"), "vanish");
	s->heading = s->name != NULL && names_a_heading(s->name);
	if (level != NULL) {
		s->levelled = true;
		s->heading = xml_number(level, "val", 9, 9) < 9;
	}
	if (list != NULL && xml_child(list, "numId") != NULL) {
		const struct xml_node *at = xml_child(list, "ilvl");

		s->numbered = true;
		s->num =
		    xml_number(xml_child(list, "numId"), "val", NUM_MOST, 0);
		s->level = at == NULL ? LIST_LEVELS
		                      : xml_number(at, "val", LIST_LEVELS, 0);
	}
}

static void
take_over(struct docx_style *s, const struct docx_style *base)
{
	if (!s->levelled && !s->heading)
		s->heading = base->heading;
	s->levelled |= base->levelled;
	s->hidden |= base->hidden;
	if (!s->numbered && base->numbered) {
		s->num = base->num;
		s->level = base->level;
		s->numbered = true;
	}
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct docx_style *)a)->id,
	              ((const struct docx_style *)b)->id);
}

void
docx_styles_read(struct office *o, struct docx_styles *out)
{
	const struct xml_node *root =
	    office_tree(o, office_of_type(&o->links, "styles"));
	struct docx_style *plain;
	size_t n = 0;

	*out = (struct docx_styles){NULL, 0};
	if (root == NULL)
		return;
	for (const struct xml_node *s = root->children; s != NULL; s = s->next)
		n += xml_is(s, "style");
	plain = arena_array(o->arena, n, sizeof(*plain));
	out->at = arena_array(o->arena, n, sizeof(*plain));
	for (const struct xml_node *s = root->children; s != NULL; s = s->next)
		if (xml_is(s, "style"))
			read_style(s, &plain[out->n++]);
	qsort(plain, n, sizeof(*plain), by_id);
	memcpy(out->at, plain, n * sizeof(*plain));
	for (size_t i = 0; i < n; i++) {
		const struct docx_styles as_read = {plain, n};
		const char *id = plain[i].based_on;

		for (unsigned k = 0; k < BASES_MOST && id != NULL; k++) {
			const struct docx_style *base =
			    docx_style(&as_read, id);

			if (base == NULL)
				break;
			take_over(&out->at[i], base);
			id = base->based_on;
		}
	}
}

const struct docx_style *
docx_style(const struct docx_styles *s, const char *id)
{
	const struct docx_style key = {.id = id};

	return id == NULL || s->n == 0
	           ? NULL
	           : bsearch(&key, s->at, s->n, sizeof(key), by_id);
}
