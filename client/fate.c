/*
 * A refusal comes as a state or as an error; both read alike here.
 */
#include "client/fate.h"

#include <stdlib.h>
#include <string.h>

#include "client/phrase.h"
#include "client/sentence.h"
#include "client/value.h"
#include "client/width.h"

static const struct {
	const char *state;
	enum phrase say;
} fates[FATES] = {
    [FATE_NONE] = {"", SAY_FATE_REFUSED},
    [FATE_NEW] = {"new", SAY_FATE_NEW},
    [FATE_UNCHANGED] = {"unchanged", SAY_FATE_UNCHANGED},
    [FATE_REVISION] = {"revision", SAY_FATE_REVISION},
    [FATE_ACCEPTED] = {"accepted", SAY_FATE_ACCEPTED},
    [FATE_PARKED] = {"parked", SAY_FATE_PARKED},
    [FATE_REFUSED] = {"refused", SAY_FATE_REFUSED},
};

/* Errors that will pass. */
static const char *const passing[] = {"overloaded", "shutting_down",
                                      "database_unavailable"};

static enum fate
fate_of_error(const char *name)
{
	for (size_t i = 0; i < sizeof(passing) / sizeof(passing[0]); i++)
		if (strcmp(name, passing[i]) == 0)
			return FATE_NONE;
	return strcmp(name, "parked") == 0 ? FATE_PARKED : FATE_REFUSED;
}

const json_t *
fate_members(const struct reply *r)
{
	return json_object_get(r->result, "members");
}

static enum fate
fate_of_bundle(const json_t *members)
{
	enum fate fate = FATE_NEW;
	size_t i;
	const json_t *one;

	json_array_foreach (members, i, one) {
		const struct reply member = {.result = one};

		if (fate_of(&member) == FATE_ACCEPTED)
			fate = FATE_ACCEPTED;
	}
	return fate;
}

enum fate
fate_of(const struct reply *r)
{
	const char *state = value_member(r->result, "state");

	if (r->error != NULL)
		return fate_of_error(reply_error_name(r));
	if (fate_members(r) != NULL)
		return fate_of_bundle(fate_members(r));
	for (enum fate f = FATE_NEW; f < FATES; f++)
		if (state != NULL && strcmp(fates[f].state, state) == 0)
			return f;
	return FATE_REFUSED;
}

bool
fate_is_taken(enum fate f)
{
	return f == FATE_NEW || f == FATE_UNCHANGED || f == FATE_REVISION;
}

static void
put_word(FILE *out, const char *word)
{
	size_t w = width(slice_of(word));

	fprintf(out, "%s%*s  ", word, w < 9 ? (int)(9 - w) : 0, "");
}

static void
put_details(FILE *out, const struct reply *r, const struct screen *s)
{
	const char *id = value_member(r->result, "disclosure");
	const char *revision = value_member(r->result, "revision");
	const char *facts = value_member(r->result, "facts");
	const char *findings = value_member(r->result, "findings");

	if (id != NULL)
		fprintf(out, "  %s", id);
	if (revision != NULL && strcmp(revision, "0") != 0 &&
	    strcmp(revision, "1") != 0) {
		fputs("  ", out);
		fprintf(out, phrase(SAY_REVISION, s->language), revision);
	}
	if (facts != NULL && findings != NULL && strcmp(facts, "0") != 0)
		fprintf(out, phrase(SAY_CONTENT, s->language), facts, findings);
}

char *
fate_line(enum fate f, const char *path, const struct reply *r,
          const char *reason, const struct screen *s)
{
	char *line = NULL;
	size_t n;
	FILE *out = open_memstream(&line, &n);

	if (out == NULL)
		return NULL;
	if (r != NULL && r->error != NULL)
		reason = reply_error_reason(r);
	else if (r != NULL)
		reason = value_member(r->result, "reason");
	put_word(out, phrase(fates[f].say, s->language));
	fputs(path, out);
	if (r != NULL && r->error == NULL && fate_is_taken(f))
		put_details(out, r, s);
	if (reason != NULL) {
		fputs(phrase(SAY_COLON, s->language), out);
		sentence_print_reason(out, reason, s->language);
	}
	fclose(out);
	return line;
}

void
fate_print_totals(const size_t counts[FATES], const struct screen *s)
{
	size_t total = 0;

	for (enum fate f = FATE_NEW; f < FATES; f++)
		total += counts[f];
	phrase_print(s->out, s->language, SAY_TOTALS, total, counts[FATE_NEW],
	             counts[FATE_UNCHANGED], counts[FATE_REVISION],
	             counts[FATE_PARKED], counts[FATE_REFUSED]);
	if (counts[FATE_ACCEPTED] > 0)
		fprintf(s->out, " (%s: %zu)",
		        phrase(SAY_FATE_ACCEPTED, s->language),
		        counts[FATE_ACCEPTED]);
	if (total > 0 && counts[FATE_UNCHANGED] == total)
		fprintf(s->out, " · %s", phrase(SAY_NOTHING_NEW, s->language));
	putc('\n', s->out);
}
