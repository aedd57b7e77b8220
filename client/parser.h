/*
 * One jailed `duibiao-worker` child and the way to it: a document's descriptor
 * down, its disclosure up.  A child that crashes, hangs or breaks the protocol
 * costs that one document; the next one gets a fresh child.
 */
#ifndef DUIBIAO_CLIENT_PARSER_H
#define DUIBIAO_CLIENT_PARSER_H

#include "client/input.h"
#include "ingest/frame.h"

struct parser;

/*
 * Takes the worker's path (copied; NULL: look beside this program, then in
 * ../libexec) and how long a document may take.  NULL when memory is out.  The
 * child starts with the first document.
 */
struct parser *parser_new(const char *worker, int timeout_ms);
void parser_free(struct parser *p);

/* From now on, have notes made of how each document is read. */
void parser_explain(struct parser *p);

/*
 * Has `in` (open, at the first byte) read.  True: the disclosure, borrowed
 * until the next call; or NULL for a bundle, whose members are to be had with
 * parser_members().  False: the document gave none, in->code and in->message
 * say why.
 */
bool parser_parse(struct parser *p, struct input *in,
                  const struct disclosure **out)
    __attribute__((warn_unused_result));

/* Hands out what the last bundle held; members_fini() is the caller's. */
void parser_members(struct parser *p, struct members *out);

/* The word for a refusal, as in->code has it. */
const char *parser_refusal(enum read_result why);

#endif
