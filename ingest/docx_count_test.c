/* Numbers of paragraphs in the forms of the standard. */
#include "ingest/docx_count.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

static void
test_forms(void **state)
{
	static const struct {
		const char *format;
		unsigned n;
		const char *text;
	} cases[] = {
	    {"decimal", 12, "12"},
	    {"chineseCounting", 1, "一"},
	    {"chineseCounting", 10, "十"},
	    {"japaneseCounting", 12, "十二"},
	    {"chineseCountingThousand", 20, "二十"},
	    {"chineseCountingThousand", 101, "一百零一"},
	    {"chineseCountingThousand", 110, "一百一十"},
	    {"chineseCountingThousand", 1010, "一千零一十"},
	    {"chineseCountingThousand", 10000, "10000"},
	    {"chineseLegalSimplified", 3, "叁"},
	    {"ideographDigital", 20, "二〇"},
	    {"ideographTraditional", 10, "癸"},
	    {"ideographTraditional", 11, "11"},
	    {"decimalEnclosedCircle", 1, "①"},
	    {"decimalEnclosedCircleChinese", 20, "⑳"},
	    {"decimalEnclosedCircle", 21, "21"},
	    {"decimalEnclosedParen", 2, "⑵"},
	    {"decimalFullWidth", 10, "１０"},
	    {"decimalZero", 7, "07"},
	    {"lowerLetter", 3, "c"},
	    {"upperLetter", 28, "BB"},
	    {"lowerRoman", 4, "iv"},
	    {"upperRoman", 1999, "MCMXCIX"},
	    {"upperRoman", 48, "XLVIII"},
	    {"numberInDash", 2, "- 2 -"},
	    {"bullet", 2, ""},
	    {"none", 2, ""},
	    {"notAForm", 2, "2"},
	    {"lowerLetter", 0, "0"},
	    {"lowerLetter", 32767, "32767"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char out[COUNT_MOST + 1];
		size_t n = count_put(cases[i].format, cases[i].n, out);

		assert_true(n <= COUNT_MOST);
		out[n] = '\0';
		assert_string_equal(out, cases[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_forms)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
