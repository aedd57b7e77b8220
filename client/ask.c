/*
 * What may be asked is the daemon's to say: names and words are checked there,
 * once, with suggestions.  Here only what could not be written as JSON is
 * refused.
 */
#include "client/ask.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "client/answer.h"
#include "client/phrase.h"
#include "client/sentence.h"
#include "daemon/clock.h"

static const struct option options[] = {
    {"plot", NULL, "", "a picture instead of the table"},
    {"format", "table|json|ndjson|csv|markdown", "table",
     "how the answer is printed"},
    {"pager", NULL, "true", "on a terminal, through $PAGER or less"},
    {"wait", "SECONDS", "0", "how long to wait for a daemon to come up"},
    {NULL, NULL, NULL, NULL},
};

const struct option *
ask_plot_options(void)
{
	return options;
}

const struct option *
ask_options(void)
{
	return options + 1;
}

const struct option *
ask_wait_options(void)
{
	return options + 3;
}

enum status
ask_usage(const struct call *c, const char *format, ...)
{
	char why[500], line[600];
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	snprintf(line, sizeof(line), "%s; see `duibiao %s --help`", why,
	         c->command->name);
	fprintf(stderr, "duibiao %s", c->command->name);
	ask_why(line, c->screen->language);
	return STATUS_USAGE;
}

void
ask_why(const char *why, enum language language)
{
	fputs(phrase(SAY_COLON, language), stderr);
	sentence_print(stderr, why, language);
	putc('\n', stderr);
}

/* ---- the request ---- */

/* The bytes of a comma, of this keyboard or of a Chinese one; 0: none. */
static size_t
comma(const char *at)
{
	static const char *const commas[] = {",", "，", "、"};

	for (size_t i = 0; i < sizeof(commas) / sizeof(commas[0]); i++)
		if (strncmp(at, commas[i], strlen(commas[i])) == 0)
			return strlen(commas[i]);
	return 0;
}

static void
put_list_part(struct jsonout *j, const char *words)
{
	while (*words != '\0') {
		const char *word = words + strspn(words, " ");
		const char *end = word;

		while (*end != '\0' && comma(end) == 0)
			end++;
		words = end + comma(end);
		while (end > word && end[-1] == ' ')
			end--;
		if (end > word)
			jsonout_slice(
			    j, (struct slice){word, (size_t)(end - word)});
	}
}

static bool
is(const struct param *p, const char *name)
{
	return name != NULL && strcmp(p->name, name) == 0;
}

/* The words that a command has before those of its list.  What an option gives
 * needs no word. */
static size_t
before_list(const struct call *c)
{
	const char *operand = c->command->operand;

	return operand != NULL &&
	       arguments_given(c->arguments, operand) == NULL;
}

/* "a,b" and repeated options and plain words are one list. */
static void
put_list(const struct call *c, const struct param *p, struct jsonout *j)
{
	const struct arguments *a = c->arguments;

	jsonout_array(j);
	for (size_t i = 0; i < a->n_settings; i++)
		if (is(p, a->settings[i].option->name))
			put_list_part(j, a->settings[i].value);
	if (is(p, c->command->list))
		for (size_t i = before_list(c); i < a->n_words; i++)
			put_list_part(j, a->words[i]);
	jsonout_end(j);
}

/* What the command line gives for `p`: its word, or the last setting; of a
 * list, one of them. */
static const char *
given(const struct call *c, const struct param *p)
{
	const struct arguments *a = c->arguments;
	size_t before = before_list(c);

	if (is(p, c->command->operand) && before > 0 && a->n_words > 0)
		return a->words[0];
	if (is(p, c->command->list) && a->n_words > before)
		return a->words[before];
	return arguments_given(a, p->name);
}

static enum status
put_param(const struct call *c, const struct param *p, struct jsonout *j)
{
	const char *value = given(c, p);
	long number;

	if (value == NULL && p->required)
		return ask_usage(
		    c, "needs --%s %s, %s", p->name, p->type,
		    option_doc(p->name, p->doc, c->screen->language));
	if (value == NULL)
		return STATUS_OK;
	jsonout_key(j, p->name);
	switch (param_form(p)) {
	case PARAM_TEXT:
		jsonout_string(j, value);
		break;
	case PARAM_NUMBER:
		if (!arguments_number(value, 0, LONG_MAX, &number))
			return ask_usage(c,
			                 "--%s takes a whole number, not "
			                 "\"%s\"",
			                 p->name, value);
		jsonout_int(j, number);
		break;
	case PARAM_FLAG:
		jsonout_bool(j, strcmp(value, "true") == 0);
		break;
	case PARAM_LIST:
		put_list(c, p, j);
		break;
	}
	return STATUS_OK;
}

enum status
ask_params(const struct call *c, struct jsonout *j)
{
	const struct method *m = method_find(c->command->method);
	enum status status = STATUS_OK;

	jsonout_object(j);
	for (const struct param *p = m->params;
	     p->name != NULL && status == STATUS_OK; p++)
		status = put_param(c, p, j);
	jsonout_end(j);
	return status;
}

/* ---- the connection ---- */

/* A moment, unless the time of --wait is over. */
static bool
pause_for(const struct asking *a)
{
	struct timespec moment = {0, 100000000};

	if (clock_ms() >= a->until)
		return false;
	nanosleep(&moment, NULL);
	return true;
}

static enum status
not_there(const struct asking *a, const char *path)
{
	fputs("duibiao: ", stderr);
	fprintf(stderr, phrase(SAY_NO_DAEMON, a->language), path);
	ask_why(strerror(a->link.error), a->language);
	fprintf(stderr, "%s\n", phrase(SAY_START_ONE, a->language));
	return STATUS_NO_DAEMON;
}

enum status
asking_init(struct asking *a, const struct call *c)
{
	const char *path = call_value(c, "socket");
	enum language language = c->screen->language;
	long wait = 0;

	*a = (struct asking){.link = {.fd = -1}, .language = language};
	if (path == NULL)
		path = link_default_path();
	if (!arguments_number(call_value(c, "wait"), 0, 86400, &wait))
		return ask_usage(c, "--wait takes seconds");
	a->until = clock_ms() + wait * 1000;
	for (bool told = false; !link_open(&a->link, path); told = true) {
		if (!link_may_come(&a->link) || !pause_for(a))
			return not_there(a, path);
		if (!told) {
			fputs("duibiao: ", stderr);
			fprintf(stderr, phrase(SAY_WAITING, language), path);
			putc('\n', stderr);
		}
		link_close(&a->link);
	}
	return STATUS_OK;
}

void
asking_fini(struct asking *a)
{
	reply_fini(&a->reply);
	link_close(&a->link);
}

static void
put_request(struct jsonout *j, unsigned number, const char *method,
            struct slice params)
{
	jsonout_object(j);
	jsonout_pair(j, "jsonrpc", "2.0");
	jsonout_count(j, "id", number);
	jsonout_pair(j, "method", method);
	jsonout_key(j, "params");
	jsonout_raw(j, params);
	jsonout_end(j);
}

static enum status
hung_up(const struct asking *a)
{
	fprintf(stderr, "duibiao: %s", phrase(SAY_HUNG_UP, a->language));
	ask_why(strerror(a->link.error), a->language);
	return STATUS_NO_DAEMON;
}

enum status
asking_send(struct asking *a, const char *method, struct slice params)
{
	struct jsonout request;
	bool ok;

	jsonout_init(&request);
	put_request(&request, ++a->number, method, params);
	ok = jsonout_ok(&request) &&
	     link_send(&a->link, jsonout_text(&request), -1);
	jsonout_fini(&request);
	return ok ? STATUS_OK : hung_up(a);
}

/* Asks once; STATUS_OK: a->reply is what came. */
static enum status
ask_once(struct asking *a, const char *method, struct slice params)
{
	struct slice line;
	enum status status = asking_send(a, method, params);

	if (status != STATUS_OK)
		return status;
	reply_fini(&a->reply);
	if (!link_line(&a->link, &line))
		return hung_up(a);
	if (!reply_parse(&a->reply, line)) {
		fputs("duibiao", stderr);
		ask_why("what answered is no duibiao daemon", a->language);
		return STATUS_NO_DAEMON;
	}
	return STATUS_OK;
}

static bool
has_no_database(const struct reply *r)
{
	return r->error != NULL &&
	       strcmp(reply_error_name(r), "database_unavailable") == 0;
}

enum status
asking_ask(struct asking *a, const struct call *c, const char *method,
           struct slice params)
{
	enum status status;

	do
		status = ask_once(a, method, params);
	while (status == STATUS_OK && has_no_database(&a->reply) &&
	       pause_for(a));
	if (status != STATUS_OK)
		return status;
	if (a->reply.error != NULL) {
		reply_print_error(&a->reply, c->screen, stderr);
		return STATUS_ERROR;
	}
	return STATUS_OK;
}

/* ---- commands ---- */

enum status
ask_run(const struct call *c)
{
	struct jsonout params;
	struct asking asking;
	enum status status = answer_check(c);

	if (status != STATUS_OK)
		return status;
	jsonout_init(&params);
	status = ask_params(c, &params);
	if (status == STATUS_OK) {
		status = asking_init(&asking, c);
		if (status == STATUS_OK)
			status = asking_ask(&asking, c, c->command->method,
			                    jsonout_text(&params));
		if (status == STATUS_OK)
			answer_print(c, &asking.reply);
		asking_fini(&asking);
	}
	jsonout_fini(&params);
	return status;
}

/* A request is one line; line ends between JSON's tokens are only space. */
static char *
one_line(struct slice json)
{
	char *copy = strndup(json.at, json.len);

	for (char *p = copy; p != NULL && *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return copy;
}

enum status
ask_raw(const struct call *c)
{
	const char *const *words = c->arguments->words;
	struct slice params =
	    slice_of(c->arguments->n_words > 1 ? words[1] : "{}");
	struct asking asking;
	json_error_t where;
	json_t *parsed = json_loadb(params.at, params.len, 0, &where);
	char *flat;
	enum status status;

	if (parsed == NULL)
		return ask_usage(c, "the parameters are no JSON object: %s",
		                 where.text);
	json_decref(parsed);
	flat = one_line(params);
	if (flat == NULL)
		return STATUS_ERROR;
	status = asking_init(&asking, c);
	if (status == STATUS_OK)
		status = asking_ask(&asking, c, words[0], slice_of(flat));
	free(flat);
	if (status == STATUS_OK)
		answer_json(c->screen, asking.reply.raw);
	asking_fini(&asking);
	return status;
}
