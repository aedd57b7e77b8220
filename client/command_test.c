/* The command table, and that the manual page lists what it lists. */
#include "client/command.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "client/ask.h"
#include "client/phrase.h"
#include "client/plot.h"
#include "client/view.h"

#define MANUAL "client/duibiao.1"

static const struct command *
find(const char *first, const char *second)
{
	const char *const words[] = {first, second};
	size_t taken;

	return command_find(words, second == NULL ? 1 : 2, &taken);
}

static void
finds_commands(void **state)
{
	const char *const words[] = {"kpi", "patterns", "x"};
	size_t taken;

	(void)state;
	assert_string_equal(find("rank", NULL)->name, "rank");
	assert_string_equal(find("rank", "kpi")->name, "rank");
	assert_string_equal(command_find(words, 3, &taken)->name,
	                    "kpi patterns");
	assert_int_equal(taken, 2);
	assert_null(find("kpi", NULL));
	assert_null(find("ran", NULL));
	assert_null(find("ranks", NULL));
	assert_null(find("", NULL));
	assert_null(command_find(words, 0, &taken));
}

/* A row that is wrong would only show when its command is used. */
static void
rows_are_sound(void **state)
{
	(void)state;
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		const struct method *m = method_find(c->method);

		assert_non_null(c->run);
		assert_non_null(c->usage);
		assert_non_null(c->summary[LANGUAGE_EN]);
		assert_non_null(c->summary[LANGUAGE_ZH]);
		assert_non_null(strstr(c->example, c->name));
		assert_true(c->words_least <= c->words_most);
		if (c->method == NULL)
			continue;
		assert_non_null(m);
		if (c->operand != NULL)
			assert_non_null(method_param(m, c->operand));
		/* Whoever takes counties takes them as words. */
		if (method_param(m, "counties") != NULL)
			assert_string_equal(c->list, "counties");
		assert_int_equal(c->list != NULL, c->words_most > 1);
		if (c->run == ask_run && c->show == NULL)
			assert_non_null(view_of(c->method));
		if (c->own == ask_plot_options && !plot_has(c->method))
			fail_msg("%s has no picture", c->name);
	}
}

/* A method that no command speaks would be there for scripts alone. */
static void
every_method_has_a_command(void **state)
{
	static const char *const methods[] = {
#define METHOD(token, name, role, kind, doc, params) name,
#include "daemon/method.def"
#undef METHOD
	};

	(void)state;
	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		bool spoken = strcmp(methods[i], "ingest.submit") == 0;

		for (const struct command *c = command_table(); c->name != NULL;
		     c++)
			spoken |= c->method != NULL &&
			          strcmp(c->method, methods[i]) == 0;
		if (!spoken)
			fail_msg("no command asks %s", methods[i]);
	}
}

/* Options are said in both languages. */
static void
options_have_words(void **state)
{
	(void)state;
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		struct option_set set;

		command_options(c, &set);
		for (size_t i = 0; i < set.n; i++)
			if (strcmp(
			        option_doc(set.at[i].name, "none", LANGUAGE_ZH),
			        "none") == 0)
				fail_msg("words.tsv lacks option %s",
				         set.at[i].name);
	}
}

/* No two options of one command share a name. */
static void
options_are_distinct(void **state)
{
	(void)state;
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		struct option_set set;

		command_options(c, &set);
		for (size_t i = 0; i < set.n; i++)
			for (size_t k = 0; k < i; k++)
				assert_string_not_equal(set.at[i].name,
				                        set.at[k].name);
	}
}

/* ---- the manual ---- */

static char *
manual(void)
{
	char *text = NULL;
	size_t room = 0;
	FILE *in = fopen(MANUAL, "r");

	if (in == NULL)
		fail_msg("cannot open %s from here", MANUAL);
	assert_true(getdelim(&text, &room, '\0', in) > 0);
	fclose(in);
	return text;
}

/* How an option's item begins in mdoc: .It Fl \-missing-limit */
static void
item_of(const struct option *o, char out[80])
{
	snprintf(out, 80, "\n.It Fl \\-%s%s", o->name,
	         o->value == NULL ? "\n" : " Ar ");
	for (char *p = out; *p != '\0'; p++)
		if (*p == '_')
			*p = '-';
}

static void
manual_lists_every_command(void **state)
{
	char *text = manual(), item[80];

	(void)state;
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		snprintf(item, sizeof(item), "\n.It Cm %s", c->name);
		if (strstr(text, item) == NULL)
			fail_msg("%s lacks command %s", MANUAL, c->name);
	}
	free(text);
}

static void
manual_lists_every_option(void **state)
{
	char *text = manual(), item[80];

	(void)state;
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		struct option_set set;

		command_options(c, &set);
		for (size_t i = 0; i < set.n; i++) {
			item_of(&set.at[i], item);
			if (strstr(text, item) == NULL)
				fail_msg("%s lacks --%s of %s", MANUAL,
				         set.at[i].name, c->name);
		}
	}
	free(text);
}

static bool
some_command_takes(const char *name)
{
	for (const struct command *c = command_table(); c->name != NULL; c++) {
		struct option_set set;

		command_options(c, &set);
		if (option_find(&set, name) != NULL)
			return true;
	}
	return false;
}

static void
manual_lists_nothing_else(void **state)
{
	static const char cm[] = "\n.It Cm ", fl[] = "\n.It Fl \\-";
	char *text = manual(), name[80];
	const char *at;

	(void)state;
	for (at = text; (at = strstr(at, cm)) != NULL;) {
		at += sizeof(cm) - 1;
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(at, " \n"),
		         at);
		if (find(name, NULL) == NULL && find(name, "patterns") == NULL)
			fail_msg("%s has command %s", MANUAL, name);
	}
	for (at = text; (at = strstr(at, fl)) != NULL;) {
		at += sizeof(fl) - 1;
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(at, " \n"),
		         at);
		if (!some_command_takes(name))
			fail_msg("%s has option --%s", MANUAL, name);
	}
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_commands),
	    cmocka_unit_test(rows_are_sound),
	    cmocka_unit_test(every_method_has_a_command),
	    cmocka_unit_test(options_have_words),
	    cmocka_unit_test(options_are_distinct),
	    cmocka_unit_test(manual_lists_every_command),
	    cmocka_unit_test(manual_lists_every_option),
	    cmocka_unit_test(manual_lists_nothing_else),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
