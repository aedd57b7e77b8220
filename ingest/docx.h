/*
 * The walk over a Word document, as its parts (read_docx.c, docx_run.c,
 * docx_table.c) share it.  Not for callers outside these files.
 */
#ifndef DUIBIAO_DOCX_H
#define DUIBIAO_DOCX_H

#include "ingest/builder.h"
#include "ingest/docx_list.h"
#include "ingest/docx_style.h"

#define DOCX_DEPTH 120

struct docx {
	struct office *office;
	struct builder out;
	struct docx_styles styles;
	struct docx_lists *lists;
	unsigned depth;
	/* Fields that are open, and which of them are still at their code. */
	unsigned fields;
	uint64_t in_code;
	bool joined; /* the last paragraph's end was deleted */
	/* Text boxes wait until the paragraph they hang on has ended. */
	LIST_OF(const struct xml_node *) boxes;
};

/* Paragraphs, tables and what wraps them (read_docx.c). */
void docx_blocks(struct docx *d, const struct xml_node *parent);

/* What stands in a paragraph (docx_run.c). */
void docx_runs(struct docx *d, const struct xml_node *parent);

/* The end of a block; one that reads like a sentence is no heading. */
void docx_break(struct docx *d, bool heading);

/* A table, as data or walked through (docx_table.c). */
void docx_table(struct docx *d, const struct xml_node *table);

/* The content of what the document says in two ways (mc:AlternateContent):
 * the first one. */
const struct xml_node *docx_choice(const struct xml_node *node);

/* A wrapper whose content counts as standing in its place: NULL for none. */
const struct xml_node *docx_unwrap(const struct xml_node *node);

#endif
