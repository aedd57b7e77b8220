/*
 * request - see request.h.
 */
#include "daemon/request.h"

#include <assert.h>
#include <stdlib.h>

#include "daemon/recall.h"

void
request_texts_reset(struct request_texts *texts)
{
	texts->n = 0;
	texts->n_params = 0;
	texts->failed = false;
}

void
request_texts_fini(struct request_texts *texts)
{
	free(texts->bytes);
	*texts = (struct request_texts){0};
}

void
request_texts_next(struct request_texts *texts)
{
	assert(texts->n_params < REQUEST_PARAMS);
	texts->at[texts->n_params++] = SIZE_MAX;
}

/* Every parameter's text ends with a NUL, which the next piece overwrites. */
void
request_texts_add(struct request_texts *texts, struct slice piece)
{
	size_t *at = &texts->at[texts->n_params - 1];
	size_t start = *at == SIZE_MAX ? texts->n : texts->n - 1;
	if (piece.len >= texts->room - start || texts->room == 0) {
		size_t room = (start + piece.len + 1) * 2 + 256;
		char *bytes = realloc(texts->bytes, room);
		if (bytes == NULL) {
			texts->failed = true;
			return;
		}
		texts->bytes = bytes;
		texts->room = room;
	}
	if (*at == SIZE_MAX)
		*at = start;
	if (piece.len > 0)
		memcpy(texts->bytes + start, piece.at, piece.len);
	texts->n = start + piece.len;
	texts->bytes[texts->n++] = '\0';
}

struct request *
request_new(struct slice id, const struct request_texts *texts)
{
	struct request *request =
	    malloc(sizeof(*request) + texts->n + id.len + 1);
	if (request == NULL)
		return NULL;
	*request =
	    (struct request){.n_params = texts->n_params, .n_text = texts->n};
	if (texts->n > 0)
		memcpy(request->text, texts->bytes, texts->n);
	for (unsigned i = 0; i < texts->n_params; i++)
		if (texts->at[i] != SIZE_MAX)
			request->params[i] = request->text + texts->at[i];
	if (id.at != NULL) {
		char *copy = request->text + texts->n;
		memcpy(copy, id.at, id.len);
		request->id = (struct slice){copy, id.len};
	}
	return request;
}

void
request_free(struct request *request)
{
	if (request != NULL)
		recall_free(request->recall);
	free(request);
}
