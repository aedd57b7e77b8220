/* Word documents, from the XML that Word and LibreOffice write. */
#include "ingest/office_fixture.h"
#include "ingest/reader_fixture.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define C(looks, text) "<w:tc><w:tcPr>" looks "</w:tcPr>" P(text) "</w:tc>"

static const char *styles, *numbering, *footnotes;
static char *zip; /* the last one read */

static int
setup(void **state)
{
	styles = numbering = footnotes = NULL;
	return set_up(state);
}

static int
teardown(void **state)
{
	free(zip);
	zip = NULL;
	return tear_down(state);
}

static enum read_result
read_body(const char *body)
{
	static const char links[] =
	    "<Relationships>"
	    "<Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/>"
	    "<Relationship Id=\"b\" Type=\"x/numbering\" "
	    "Target=\"/word/numbering.xml\"/>"
	    "<Relationship Id=\"c\" Type=\"x/footnotes\" "
	    "Target=\"../word/./footnotes.xml\"/></Relationships>";
	static char main_part[65536];
	struct fixture_part parts[5] = {
	    {"word/document.xml", {main_part, 0}},
	    {"word/_rels/document.xml.rels", {links, sizeof(links) - 1}}};
	struct slice bytes;
	size_t n = 2;

	parts[0].bytes.len = (size_t)snprintf(main_part, sizeof(main_part),
	                                      "%s%s%s", W, body, W_END);
	if (styles != NULL)
		parts[n++] =
		    (struct fixture_part){"word/styles.xml", slice_of(styles)};
	if (numbering != NULL)
		parts[n++] = (struct fixture_part){"word/numbering.xml",
		                                   slice_of(numbering)};
	if (footnotes != NULL)
		parts[n++] = (struct fixture_part){"word/footnotes.xml",
		                                   slice_of(footnotes)};
	free(zip);
	zip = fixture_zip(parts, n, &bytes);
	return read_bytes(bytes);
}

static void
gives(const char *body, const char *wanted)
{
	assert_int_equal(read_body(body), READ_OK);
	assert_string_equal(fixture_shape(), wanted);
}

static void
test_paragraphs(void **state)
{
	(void)state;
	gives(P("某县某局") "<w:p/>" P("2023年预算"),
	      "P<某县某局>P<2023年预算>");
	gives("<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t>"
	      "<w:noBreakHyphen/><w:t>三</w:t><w:br/><w:t>四</w:t></w:r>"
	      "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>",
	      "P<一 二-三>P<四☑>");
	gives("<w:p><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink>"
	      "<w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag><w:sdt>"
	      "<w:sdtPr/><w:sdtContent><w:r><w:t>丙</w:t></w:r></w:sdtContent>"
	      "</w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
	      "<w:sdtContent><w:r><w:t>请输入</w:t></w:r></w:sdtContent>"
	      "</w:sdt></w:p>",
	      "P<甲乙丙>");
}

static void
test_hidden_and_changed(void **state)
{
	(void)state;
	gives("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r>"
	      "<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>见</w:t></w:r></w:p>",
	      "P<见>");
	gives("<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>12"
	      "</w:delText></w:r></w:del><w:ins><w:r><w:t>34</w:t></w:r>"
	      "</w:ins><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>"
	      "<w:r><w:t>万元</w:t></w:r></w:p>",
	      "P<支出34万元>");
	gives("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t>"
	      "</w:r></w:p>" P("后"),
	      "P<前后>");
}

static void
test_fields(void **state)
{
	(void)state;
	gives("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
	      "<w:instrText>PAGE</w:instrText><w:t>code</w:t></w:r><w:r>"
	      "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t>"
	      "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r>"
	      "<w:t>页</w:t></w:r></w:p>",
	      "P<3页>");
	/* A field that never ends hides no more than its paragraph. */
	gives("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>a"
	      "</w:t></w:r></w:p>" P("乙"),
	      "P<乙>");
}

static void
test_headings(void **state)
{
	(void)state;
	styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name "
	         "w:val=\"heading 1\"/></w:style><w:style w:styleId=\"a\">"
	         "<w:name w:val=\"own\"/><w:basedOn w:val=\"1\"/></w:style>"
	         "<w:style w:styleId=\"b\"><w:name w:val=\"body\"/><w:basedOn "
	         "w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>"
	         "</w:style></w:styles>";
#define STYLED(id, text)                                                  \
	"<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr><w:r><w:t>" text \
	"</w:t></w:r></w:p>"
	gives(STYLED("1", "部门概况") STYLED("a", "机构") STYLED("b", "正文")
	          STYLED("1", "本年支出3万元。"),
	      "H<部门概况>H<机构>P<正文>P<本年支出3万元。>");
	gives("<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>概述"
	      "</w:t></w:r></w:p>" P("一、部门职责"),
	      "H<概述>H<一、部门职责>");
}

#define NUMBERED(num, level, text)                                    \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId " \
	"w:val=\"" num "\"/></w:numPr></w:pPr><w:r><w:t>" text        \
	"</w:t></w:r></w:p>"
#define LEVEL(n, format, text)                               \
	"<w:lvl w:ilvl=\"" n                                 \
	"\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static void
test_numbers(void **state)
{
	(void)state;
	numbering =
	    "<w:numbering xmlns:w=\"w\"><w:abstractNum "
	    "w:abstractNumId=\"0\">" LEVEL("0", "chineseCounting", "%1、")
	        LEVEL("1", "chineseCountingThousand", "（%2）")
	            LEVEL("2", "decimal",
	                  "%3.") "</w:abstractNum>"
	                         "<w:abstractNum w:abstractNumId=\"1\">" LEVEL(
	                             "0", "bullet",
	                             "·") "</w:abstractNum><w:num "
	                                  "w:numId=\"1\"><w:abstractNumId "
	                                  "w:val=\"0\"/></w:num><w:num "
	                                  "w:numId=\"2\"><w:abstractNumId "
	                                  "w:val=\"1\"/></w:num><w:num "
	                                  "w:numId=\"3\"><w:abstractNumId "
	                                  "w:val=\"0\"/><w:lvlOverride "
	                                  "w:ilvl=\"0\"><w:startOverride "
	                                  "w:val=\"1\"/></w:lvlOverride></"
	                                  "w:num></w:numbering>";
	gives(NUMBERED("1", "0", "职责") NUMBERED("1", "1", "甲")
	          NUMBERED("1", "1", "乙") NUMBERED("1", "0", "机构")
	              NUMBERED("1", "1", "丙") NUMBERED("1", "2", "2021年，")
	                  NUMBERED("2", "0", "点") NUMBERED("0", "0", "无")
	                      NUMBERED("3", "0", "重来"),
	      "H<一、职责>H<（一）甲>H<（二）乙>H<二、机构>H<（一）丙>"
	      "P<1. 2021年，>P<点>P<无>H<一、重来>");
	/* An empty numbered line prints nothing, but counts. */
	gives(NUMBERED("1", "0", "甲") NUMBERED("1", "0", "")
	          NUMBERED("1", "0", "丙"),
	      "H<一、甲>H<三、丙>");
}

static void
test_tables(void **state)
{
	(void)state;
	gives("<w:tbl><w:tr>" C("<w:gridSpan w:val=\"2\"/>", "甲")
	          C("<w:vMerge w:val=\"restart\"/>",
	            "乙") "</w:tr><w:tr>" C("", "1") C("", "2")
	              C("<w:vMerge/>", "") "</w:tr></w:tbl>",
	      "T2x3<0.0+2=甲|0.2v2=乙|1.0=1|1.1=2>");
	gives("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" C(
	          "", "甲") "</w:tr><w:tr>" C("", "1")
	          C("", "2") "</w:tr>"
	                     "<w:tr><w:trPr><w:del/></w:trPr>" C(
	                         "", "x") "</w:tr>"
	                                  "</w:tbl>",
	      "T2x2<0.1=甲|1.0=1|1.1=2>");
	gives("<w:tbl><w:tr>" C("<w:hMerge w:val=\"restart\"/>", "甲")
	          C("<w:hMerge/>", "") "</w:tr><w:tr>" C("", "1")
	              C("", "2") "</w:tr></w:tbl>",
	      "T2x2<0.0+2=甲|1.0=1|1.1=2>");
	/* A merge that continues nothing is a cell. */
	gives("<w:tbl><w:tr>" C("<w:vMerge/>", "x")
	          C("", "甲") "</w:tr><w:tr>" C("", "1")
	              C("", "2") "</w:tr></w:tbl>",
	      "T2x2<0.0=x|0.1=甲|1.0=1|1.1=2>");
}

static void
test_layout_tables(void **state)
{
	(void)state;
	gives("<w:tbl><w:tr>" C("", "第一段") "</w:tr><w:tr><w:tc>" P("第二段")
	          P("第三段") "</w:tc></w:tr></w:tbl>",
	      "P<第一段>P<第二段>P<第三段>");
	gives("<w:tbl><w:tr><w:tc>" P("上") "<w:tbl><w:tr>" C("", "a")
	          C("", "b") "</w:tr><w:tr>" C("", "1")
	              C("", "2") "</w:tr></w:tbl></w:tc></w:tr></w:tbl>",
	      "P<上>T2x2<0.0=a|0.1=b|1.0=1|1.1=2>");
	gives("<w:tbl><w:tr>" C("", "部门：甲")
	          C("", "单位：万元") "</w:tr></w:tbl>",
	      "P<部门：甲>P<单位：万元>");
}

#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"
#define PAIR(a, b) "<w:tr>" C("", a) C("", b) "</w:tr>"

static void
test_broken_tables(void **state)
{
	(void)state;
	gives(TABLE(PAIR("项目", "金额") PAIR("甲", "1")) "<w:p/>" TABLE(
	          PAIR("乙", "2") PAIR("丙", "3")),
	      "T4x2<0.0=项目|0.1=金额|1.0=甲|1.1=1|2.0=乙|2.1=2|3.0=丙|3.1=3>");
	gives(TABLE(PAIR("指标", "目标") PAIR("甲", "≥1"))
	          TABLE(PAIR("指标", "目标") PAIR("乙", "≤2%")),
	      "T3x2<0.0=指标|0.1=目标|1.0=甲|1.1=≥1|2.0=乙|2.1=≤2%>");
	/* Another table, and one with words between. */
	gives(TABLE(PAIR("项目", "2021年") PAIR("甲", "1"))
	          TABLE(PAIR("名称", "2022年") PAIR("乙", "2")),
	      "T2x2<0.0=项目|0.1=2021年|1.0=甲|1.1=1>"
	      "T2x2<0.0=名称|0.1=2022年|1.0=乙|1.1=2>");
	gives(TABLE(PAIR("项目", "金额") PAIR("甲", "1")) P("续")
	          TABLE(PAIR("乙", "2") PAIR("丙", "3")),
	      "T2x2<0.0=项目|0.1=金额|1.0=甲|1.1=1>P<续>"
	      "T2x2<0.0=乙|0.1=2|1.0=丙|1.1=3>");
}

/* What does not fit the arena leaves nothing behind but a jump. */
static void
test_overflow(void **state)
{
	struct arena *whole = arena;
	jmp_buf overflow;
	volatile bool jumped = false;

	(void)state;
	arena = arena_new((size_t)1 << 12);
	assert_non_null(arena);
	arena_guard(arena, &overflow);
	if (setjmp(overflow) == 0)
		(void)!read_body(P("一") P("二") P("三") P("四") P("五") P("六")
		                     P("七") P("八") P("九"));
	else
		jumped = true;
	assert_true(jumped);
	arena_free(arena);
	arena = whole;
}

static void
test_text_boxes(void **state)
{
	(void)state;
	gives("<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent>"
	      "<mc:Choice><w:drawing><w:txbxContent>" P(
	          "框") "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
	                "<w:pict><w:txbxContent>" P(
	                    "框") "</w:txbxContent></w:pict>"
	                          "</mc:Fallback></mc:AlternateContent></"
	                          "w:r><w:r><w:t>后"
	                          "</w:t></w:r></w:p>",
	      "P<前后>P<框>");
}

static void
test_notes(void **state)
{
	(void)state;
	footnotes =
	    "<w:footnotes xmlns:w=\"w\"><w:footnote "
	    "w:type=\"separator\">" P("x") "</w:footnote><w:footnote>" P(
	        "注释") "</w:footnote></w:footnotes>";
	gives(P("正文"), "P<正文>P<注释>");
}

static void
test_refusals(void **state)
{
	(void)state;
	assert_int_equal(read_body("<w:p/>"), READ_NO_TEXT);
	assert_int_equal(read_body("<w:p>"), READ_DAMAGED);
	numbering = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
	assert_int_equal(read_body(P("正文")), READ_DAMAGED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_paragraphs, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_hidden_and_changed, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(test_fields, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_headings, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_tables, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_layout_tables, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(test_broken_tables, setup,
	                                    teardown),
	    cmocka_unit_test_setup_teardown(test_overflow, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_text_boxes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_notes, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_refusals, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
