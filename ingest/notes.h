/*
 * Notes of how a paper is read, for `duibiao extract --explain`: the passes
 * say here what they found and what they passed over, at the place where they
 * decide.  Without reading.explain every call is a test of one flag.
 */
#ifndef DUIBIAO_NOTES_H
#define DUIBIAO_NOTES_H

#include "ingest/reading.h"

struct figures;
struct grid;
struct mentions;
struct sheet;

/* `words` decided that part of the paper's identity; nothing if empty. */
void note_ground(struct reading *r, enum evidence of, struct slice words);

/* The blocks from `first` to `end` are a table of contents. */
void note_contents(struct reading *r, size_t first, size_t end);

/* A run of prose at byte `start`, in which the statements from `since` on were
 * made: counts its amounts and notes those that no statement took. */
void note_run(struct reading *r, const struct mentions *m, size_t block,
              uint32_t start, size_t since);

/* The sections, with what note_run() counted; when all is read. */
void note_sections(struct reading *r);

/* ---- tables ---- */

/* How many records and statements there are: what a table has given is the
 * difference. */
size_t note_yield(const struct reading *r);

/* A table under a known header, read up to row `end`; `since` is
 * note_yield() before. */
void note_sheet(const struct sheet *s, size_t end, size_t since);

/* A table of figures, in which the statements from `since` on were made. */
void note_figures(const struct figures *f, size_t since);

/* A form of a project, or a table that gives nothing and why. */
void note_form(struct reading *r, size_t block, const struct grid *g);
void note_passed_table(struct reading *r, size_t block, const struct grid *g,
                       enum ignored why);

#endif
