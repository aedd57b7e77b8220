/*
 * A part's links stand in a part beside it: word/document.xml has
 * word/_rels/document.xml.rels.  Their targets are relative to the part's
 * folder, or to the package with a leading slash.
 */
#include "ingest/office.h"

#include <stdio.h>

#define NAME_MOST 512

/* What only looks: most of a Word document. */
static const char *const looks[] = {
    "adjustRightInd",
    "autoSpaceDE",
    "autoSpaceDN",
    "b",
    "bCs",
    "bidi",
    "bookmarkEnd",
    "bookmarkStart",
    "cantSplit",
    "color",
    "highlight",
    "i",
    "iCs",
    "ind",
    "jc",
    "kern",
    "lang",
    "lastRenderedPageBreak",
    "noProof",
    "pBdr",
    "pPrChange",
    "position",
    "proofErr",
    "rFonts",
    "rPrChange",
    "sectPr",
    "shd",
    "snapToGrid",
    "spacing",
    "suppressLineNumbers",
    "sz",
    "szCs",
    "tabs",
    "tblBorders",
    "tblCellMar",
    "tblGrid",
    "tblPr",
    "tblPrEx",
    "tcBorders",
    "tcMar",
    "tcPrChange",
    "tcW",
    "textAlignment",
    "textDirection",
    "trHeight",
    "trPrChange",
    "u",
    "vAlign",
    "w",
    "widowControl",
    "wordWrap",
};

static bool
is_looks(const char *name)
{
	size_t low = 0, high = sizeof(looks) / sizeof(looks[0]);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(name, looks[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

const struct xml_node *
office_tree(struct office *o, const char *name)
{
	size_t part;

	if (name == NULL || !package_find(&o->package, name, &part))
		return NULL;
	return xml_tree(&o->package, part, o->arena, is_looks);
}

/* ---- links ---- */

static size_t
folder_length(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash == NULL ? 0 : (size_t)(slash - name) + 1;
}

static char *
copy(struct arena *a, const char *at, size_t n)
{
	char *out = arena_alloc(a, n + 1);

	memcpy(out, at, n);
	return out;
}

/* The name that `target` means in the folder of `part`. */
static const char *
resolve(struct arena *a, const char *part, const char *target)
{
	char name[NAME_MOST];
	size_t n = target[0] == '/' ? 0 : folder_length(part);

	if (n + strlen(target) + 2 > sizeof(name))
		return "";
	memcpy(name, part, n);
	while (*target != '\0') {
		size_t step;

		target += strspn(target, "/");
		step = strcspn(target, "/");
		if (step == 2 && memcmp(target, "..", 2) == 0) {
			for (n -= n > 0; n > 0 && name[n - 1] != '/';)
				n--;
		} else if (step != 1 || *target != '.') {
			memcpy(name + n, target, step);
			n += step;
			if (target[step] == '/')
				name[n++] = '/';
		}
		target += step;
	}
	return copy(a, name, n);
}

void
office_links(struct office *o, const char *name, struct office_links *out)
{
	size_t folder = folder_length(name);
	char part[NAME_MOST];
	const struct xml_node *root;

	memset(out, 0, sizeof(*out));
	if (strlen(name) + sizeof("_rels/.rels") > sizeof(part))
		return;
	snprintf(part, sizeof(part), "%.*s_rels/%s.rels", (int)folder, name,
	         name + folder);
	root = office_tree(o, part);
	for (const struct xml_node *n = root == NULL ? NULL : root->children;
	     n != NULL; n = n->next) {
		const char *id, *type, *target, *mode;
		struct office_link *link;

		if (!xml_is(n, "Relationship"))
			continue;
		id = xml_attribute(n, "Id");
		type = xml_attribute(n, "Type");
		target = xml_attribute(n, "Target");
		mode = xml_attribute(n, "TargetMode");
		if (id == NULL || type == NULL || target == NULL ||
		    (mode != NULL && strcmp(mode, "External") == 0))
			continue;
		link = list_add(o->arena, &out->list);
		link->id = id;
		link->type = type + folder_length(type);
		link->target = resolve(o->arena, name, target);
	}
}

const char *
office_of_type(const struct office_links *l, const char *type)
{
	for (size_t i = 0; i < l->list.n; i++)
		if (strcmp(l->list.at[i].type, type) == 0)
			return l->list.at[i].target;
	return NULL;
}

const char *
office_of_id(const struct office_links *l, const char *id)
{
	for (size_t i = 0; id != NULL && i < l->list.n; i++)
		if (strcmp(l->list.at[i].id, id) == 0)
			return l->list.at[i].target;
	return NULL;
}

bool
office_main(struct office *o)
{
	static const char *const usual[] = {"word/document.xml",
	                                    "xl/workbook.xml"};
	struct office_links root;
	size_t part;

	office_links(o, "", &root);
	o->main = office_of_type(&root, "officeDocument");
	for (size_t i = 0;
	     o->main == NULL && i < sizeof(usual) / sizeof(usual[0]); i++)
		if (package_find(&o->package, usual[i], &part))
			o->main = usual[i];
	if (o->main == NULL || !package_find(&o->package, o->main, &part))
		return false;
	office_links(o, o->main, &o->links);
	return true;
}
