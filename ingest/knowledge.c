/*
 * One process, one knowledge: every index over the compiled-in tables.
 */
#include "ingest/knowledge.h"

#include "ingest/department.h"
#include "ingest/division.h"
#include "ingest/function_class.h"
#include "ingest/lexicon.h"
#include "ingest/topic.h"

#include <stdlib.h>

struct knowledge *
knowledge_new(void)
{
	struct knowledge *k = calloc(1, sizeof(*k));

	if (k == NULL)
		return NULL;
	k->divisions = divisions_new();
	k->departments = departments_new();
	k->functions = function_classes_new();
	k->topics = topics_new();
	if (k->functions != NULL)
		k->lexicon = lexicon_new(k->functions);
	if (k->divisions == NULL || k->departments == NULL ||
	    k->functions == NULL || k->topics == NULL || k->lexicon == NULL) {
		knowledge_free(k);
		return NULL;
	}
	return k;
}

void
knowledge_free(struct knowledge *k)
{
	if (k == NULL)
		return;
	/* The lexicon borrows the classes. */
	lexicon_free(k->lexicon);
	function_classes_free(k->functions);
	topics_free(k->topics);
	departments_free(k->departments);
	divisions_free(k->divisions);
	free(k);
}
