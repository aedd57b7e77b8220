/*
 * Automatic numbers of a Word document's paragraphs: word/numbering.xml, and
 * how far each list has counted.
 */
#ifndef DUIBIAO_DOCX_LIST_H
#define DUIBIAO_DOCX_LIST_H

#include "ingest/office.h"

#define LIST_LEVELS 9
#define LIST_TEXT_MOST 512

struct docx_lists;

/* Reads the part; without one there are no lists. */
struct docx_lists *docx_lists_new(struct office *o);

/* The level of list `num` that belongs to a paragraph style; 0 for none. */
unsigned docx_list_level(const struct docx_lists *l, unsigned num,
                         const char *style);

/* Counts one paragraph on and writes its number: how many bytes. */
size_t docx_list_next(struct docx_lists *l, unsigned num, unsigned level,
                      char out[LIST_TEXT_MOST]);

#endif
