/* Text as HTML: what would be markup is none. */
#include "client/html.c"

#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
wrote(FILE *out, char **text, const char *want)
{
	fclose(out);
	assert_string_equal(*text, want);
	free(*text);
}

static void
escapes(void **state)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	html_text(out, "<script>\"a\" & 'b'\x01\x7f县</script>");
	wrote(out, &text,
	      "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;  县&lt;/script"
	      "&gt;");
}

static void
escapes_what_is_filled_in(void **state)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	html_say(out, LANGUAGE_EN, SAY_DATA_VERSION, "<7>");
	wrote(out, &text, "data version &lt;7&gt;");
}

static void
shows_nothing_as_a_dash(void **state)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	(void)state;
	html_cell(out, "t", NULL);
	html_number(out, NULL);
	html_number(out, "1234.5");
	wrote(out, &text,
	      "<td class=\"t\">–</td><td class=\"n\">–</td>"
	      "<td class=\"n\">1,234.5</td>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(escapes),
	    cmocka_unit_test(escapes_what_is_filled_in),
	    cmocka_unit_test(shows_nothing_as_a_dash),
	};

	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
