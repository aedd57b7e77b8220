/*
 * Nothing is said here that a table says already.
 */
#include "client/help.h"

#include <string.h>

#include "client/link.h"
#include "client/phrase.h"
#include "client/width.h"

#define NAME_COLUMN 26

/* Words from the left, broken at spaces so that they end before the edge. */
static void
put_wrapped(const struct screen *s, const char *text, size_t indent)
{
	size_t columns = s->columns > 0 ? s->columns : 80, at = indent;

	while (*text != '\0') {
		size_t n = strcspn(text, " ");
		size_t w = width((struct slice){text, n});

		if (at > indent && at + 1 + w > columns) {
			fprintf(s->out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			putc(' ', s->out);
			at++;
		}
		fwrite(text, 1, n, s->out);
		at += w;
		text += n + (text[n] == ' ');
	}
	putc('\n', s->out);
}

static void
put_row(const struct screen *s, const char *name, const char *text)
{
	size_t w = width(slice_of(name)) + 2;

	fprintf(s->out, "  %s%s%s", screen_bold(s), name, screen_plain(s));
	if (w + 2 > NAME_COLUMN) {
		putc('\n', s->out);
		w = 0;
	}
	fprintf(s->out, "%*s", (int)(NAME_COLUMN - w), "");
	put_wrapped(s, text, NAME_COLUMN);
}

static void
put_command(const struct command *c, const struct screen *s)
{
	char name[80];

	snprintf(name, sizeof(name), "%s %s", c->name, c->usage);
	put_row(s, name, c->summary[s->language]);
}

static void
put_option(const struct option *o, const struct screen *s)
{
	char name[80], doc[400];
	size_t at = 2;

	snprintf(name, sizeof(name), "--%s%s%s", o->name,
	         o->value != NULL ? " " : "", o->value != NULL ? o->value : "");
	for (; name[at] != '\0' && name[at] != ' '; at++)
		if (name[at] == '_')
			name[at] = '-';
	snprintf(doc, sizeof(doc), "%s%s%s%s",
	         option_doc(o->name, o->doc, s->language),
	         o->fallback[0] != '\0' ? " [" : "", o->fallback,
	         o->fallback[0] != '\0' ? "]" : "");
	put_row(s, name, doc);
}

static void
put_heading(const struct screen *s, const char *en, const char *zh)
{
	fprintf(s->out, "\n%s%s%s\n", screen_bold(s),
	        s->language == LANGUAGE_ZH ? zh : en, screen_plain(s));
}

void
help_program(const struct screen *s)
{
	bool zh = s->language == LANGUAGE_ZH;

	fprintf(
	    s->out, "%s\n%s duibiao COMMAND [OPTION...] [--help]\n",
	    zh ? "duibiao：读取、比较县级政府公开的预算、决算和绩效目标。"
	       : "duibiao - read and compare what China's counties publish of "
	         "their budgets.",
	    zh ? "用法：" : "usage:");
	put_heading(s, "Commands", "命令");
	for (const struct command *c = command_table(); c->name != NULL; c++)
		put_command(c, s);
	put_heading(s, "Options of every command", "通用选项");
	for (const struct option *o = command_global_options(); o->name != NULL;
	     o++)
		put_option(o, s);
	put_heading(s, "Example", "示例");
	fputs("  duibiao rank sangong.total --year 2021 --per resident\n",
	      s->out);
	fprintf(
	    s->out, "\n%s %s\n%s\n",
	    zh ? "后台服务：" : "The daemon:", link_default_path(),
	    zh ? "退出码：0 成功；1 有错误或未全部收下；2 用法错误；3 "
	         "无后台服务"
	       : "Exit status: 0 done; 1 an error, or not all taken; 2 usage; "
	         "3 no daemon.");
}

bool
help_group(const char *word, const struct screen *s)
{
	size_t n = strlen(word);
	bool any = false;

	for (const struct command *c = command_table(); c->name != NULL; c++) {
		if (strncmp(c->name, word, n) != 0 || c->name[n] != ' ')
			continue;
		if (!any)
			fprintf(s->out, "duibiao %s ...\n\n", word);
		put_command(c, s);
		fprintf(s->out, "%*s%s\n", NAME_COLUMN, "", c->example);
		any = true;
	}
	return any;
}

void
help_command(const struct command *c, const struct screen *s)
{
	struct option_set set;
	bool zh = s->language == LANGUAGE_ZH;

	fprintf(s->out, "%s duibiao %s%s%s %s\n",
	        zh ? "用法：" : "usage:", c->name, *c->usage != '\0' ? " " : "",
	        c->usage, "[OPTION...]");
	put_wrapped(s, c->summary[s->language], 0);
	command_options(c, &set);
	put_heading(s, "Options", "选项");
	for (size_t i = 0; i < set.n; i++)
		put_option(&set.at[i], s);
	put_heading(s, "Example", "示例");
	fprintf(s->out, "  %s\n", c->example);
}
