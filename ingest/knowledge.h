/*
 * What a reader of disclosures knows before it opens one: counties, bureaus,
 * measures, functional classes, topics.  Built once per process from the
 * compiled-in tables (labels/, reference/), const from then on, and handed to
 * extract(); so the lower floor has no globals and opens no file.
 */
#ifndef DUIBIAO_KNOWLEDGE_H
#define DUIBIAO_KNOWLEDGE_H

struct knowledge {
	struct divisions *divisions;        /* division.h */
	struct departments *departments;    /* department.h */
	struct lexicon *lexicon;            /* lexicon.h: words of prose */
	struct function_classes *functions; /* function_class.h */
	struct topics *topics;              /* topic.h */
	struct converter *converter;        /* converter.h; NULL: no tools */
};

/* NULL when memory is out. */
struct knowledge *knowledge_new(void);
void knowledge_free(struct knowledge *k);

#endif
