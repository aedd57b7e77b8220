/* Workbooks: sheets, what is hidden, what is merged, lines around tables. */
#include "ingest/office_fixture.h"
#include "ingest/reader_fixture.h"

#define LINK(id, type, target)                              \
	"<Relationship Id=\"" id "\" Type=\"http://x/" type \
	"\" Target=\"" target "\"/>"
#define T(at, text) \
	"<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define V(at, value) "<c r=\"" at "\"><v>" value "</v></c>"
#define ROW(cells) "<row>" cells "</row>"
#define MERGES(refs) "<mergeCells>" refs "</mergeCells>"
#define MERGE(ref) "<mergeCell ref=\"" ref "\"/>"

static const char book[] =
    "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets>"
    "<sheet name=\"Sheet1\" r:id=\"a\"/>"
    "<sheet name=\"密\" state=\"hidden\" r:id=\"b\"/>"
    "<sheet name=\"收入总表\" r:id=\"b\"/></sheets></workbook>";
static const char links[] =
    "<Relationships>" LINK("a", "worksheet", "worksheets/sheet1.xml")
        LINK("b", "worksheet", "/xl/worksheets/sheet2.xml")
            LINK("c", "sharedStrings", "sharedStrings.xml")
                LINK("d", "styles", "styles.xml") "</Relationships>";
static const char strings[] =
    "<sst><si><t>项目</t></si><si><r><t>预</t></r><r><t>算数</t></r>"
    "<rPh><t>x</t></rPh></si><si><t>甲_x000D_&#10;乙</t></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"0.0\"/>"
    "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/>"
    "<xf numFmtId=\"176\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

static enum read_result
read_sheets(const char *first, const char *second)
{
	static char sheet[2][65536];
	struct fixture_part parts[] = {
	    {"xl/workbook.xml", {book, sizeof(book) - 1}},
	    {"xl/_rels/workbook.xml.rels", {links, sizeof(links) - 1}},
	    {"xl/sharedStrings.xml", {strings, sizeof(strings) - 1}},
	    {"xl/styles.xml", {styles, sizeof(styles) - 1}},
	    {"xl/worksheets/sheet1.xml", {sheet[0], 0}},
	    {"xl/worksheets/sheet2.xml", {sheet[1], 0}}};
	enum read_result result;
	struct slice bytes;
	char *zip;

	parts[4].bytes.len = (size_t)snprintf(
	    sheet[0], sizeof(sheet[0]), "<worksheet>%s</worksheet>", first);
	parts[5].bytes.len = (size_t)snprintf(
	    sheet[1], sizeof(sheet[1]), "<worksheet>%s</worksheet>", second);
	zip = fixture_zip(parts, sizeof(parts) / sizeof(parts[0]), &bytes);
	result = read_bytes(bytes);
	free(zip);
	return result;
}

static void
gives(const char *sheet, const char *wanted)
{
	assert_int_equal(read_sheets(sheet, ""), READ_OK);
	assert_string_equal(fixture_shape(), wanted);
}

static void
test_values(void **state)
{
	(void)state;
	gives("<sheetData>" ROW(
	          "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v>"
	          "</c>")
	          ROW("<c r=\"A2\" s=\"1\"><v>1234.5</v></c><c r=\"B2\" "
	              "s=\"2\"><f>A2</f><v>2.25</v></c>")
	              ROW("<c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" "
	                  "t=\"e\"><v>#REF!</v></c>")
	                  ROW("<c r=\"A4\" t=\"str\"><f>x</f><v>果</v></c>"
	                      "<c r=\"B4\" s=\"3\"><v>42735</v></c>")
	                      ROW("<c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" "
	                          "t=\"s\"><v>9</v></c><c s=\"1\"/>" V(
	                              "D5", "7")) "</sheetData>",
	      "T5x4<0.0=项目|0.1=预算数|0.2=|0.3=|1.0=1,234.50|1.1=2.3|1.2=|"
	      "1.3=|2.0=TRUE|2.1=#REF!|2.2=|2.3=|3.0=果|3.1=2021/1/1|3.2=|3.3=|"
	      "4.0=甲\n乙|4.1=|4.2=|4.3=7>");
}

static void
test_hidden(void **state)
{
	(void)state;
	assert_int_equal(
	    read_sheets(
	        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>"
	        "<sheetData><row r=\"1\">" T("A1", "甲") T("B1", "密") T(
	            "C1", "乙") "</row><row r=\"2\" hidden=\"1\">" V("A2", "5")
	            V("C2", "6") "</row><row r=\"3\">" V("A3", "1") V("B3", "2")
	                V("C3", "3") "</row></sheetData>",
	        "<sheetData>" ROW(T("A1", "丙") T("B1", "丁"))
	            ROW(V("A2", "8") V("B2", "9")) "</sheetData>"),
	    READ_OK);
	assert_string_equal(fixture_shape(),
	                    "T2x2<0.0=甲|0.1=乙|1.0=1|1.1=3>"
	                    "H<收入总表>T2x2<0.0=丙|0.1=丁|1.0=8|1.1=9>");
}

static void
test_merged(void **state)
{
	(void)state;
	gives(
	    "<sheetData>" ROW(T("A1", "项目") T("B1", "金额"))
	        ROW(T("B2", "上年") T("C2", "今年"))
	            ROW(T("A3", "甲") V("B3", "1") V(
	                "C3", "2")) "</sheetData>" MERGES(MERGE("A1:A2")
	                                                      MERGE("B1:C1")),
	    "T3x3<0.0v2=项目|0.1+2=金额|1.1=上年|1.2=今年|2.0=甲|2.1=1|2.2=2>");
	/* Its first row is hidden, the rest of it is not. */
	gives("<sheetData>" ROW(T("A1", "甲") T(
	          "B1",
	          "乙")) "<row r=\"2\" "
	                 "hidden=\"1\">" T("A2", "合") "</row><row r=\"3\">" V(
	                     "B3",
	                     "1") "</row><row r=\"4\">" V("B4",
	                                                  "2") "</row></"
	                                                       "sheetData"
	                                                       ">" MERGES(MERGE(
	                                                           "A2:A4")),
	      "T3x2<0.0=甲|0.1=乙|1.0v2=合|1.1=1|2.1=2>");
	/* Whole columns, and a range of nothing. */
	gives("<sheetData>" ROW(T("A1", "甲") T("B1", "乙"))
	          ROW(V("A2", "1")) "</sheetData>" MERGES(
	              MERGE("B1:B1048576") MERGE("D1:XFD1048576") MERGE("Z9")
	                  MERGE("B2:A1")),
	      "T2x2<0.0=甲|0.1v2=乙|1.0=1>");
}

static void
test_lines(void **state)
{
	(void)state;
	gives("<sheetData>" ROW(T("A1", "某局预算表"))
	          ROW(T("A2", "部门：某局") T("C2", "单位：万元"))
	              ROW(T("A3", "项目") T("B3", "上年") T("C3", "今年"))
	                  ROW(T("A4", "合计") V("B4", "1")
	                          V("C4", "2")) ROW(T("A5", "其他"))
	                      ROW(T("A6", "注：含上年结转。")) "</sheetData>",
	      "P<某局预算表>P<部门：某局>P<单位：万元>T3x3<0.0=项目|0.1=上年|"
	      "0.2=今年|1.0=合计|1.1=1|1.2=2|2.0=其他|2.1=|2.2=>"
	      "P<注：含上年结转。>");
	assert_true(
	    slice_is(slice_cut(doc.text, doc.blocks.at[3].table->caption),
	             SLICE("某局预算表\n部门：某局\n单位：万元")));
}

/* What goes on in the first column below a table is no row of it. */
static void
test_prose_below(void **state)
{
	(void)state;
	gives("<sheetData>" ROW(T("A1", "项目") T("B1", "上年"))
	          ROW(T("A2", "合计") V("B2", "1")) ROW(T("A3", "其他"))
	              ROW(T("A4", "二、说明"))
	                  ROW(T("A5", "某局全年收入一万元，比上年有所增加。"))
	                      ROW(T("A6", "（一）其他")) "</sheetData>",
	      "T3x2<0.0=项目|0.1=上年|1.0=合计|1.1=1|2.0=其他|2.1=>H<二、说明>"
	      "P<某局全年收入一万元，比上年有所增加。>H<（一）其他>");
}

static void
test_several_tables(void **state)
{
	(void)state;
	gives("<sheetData><row r=\"1\">" T(
	          "A1", "甲表") "</row><row r=\"2\">" T("A2", "项目")
	          T("B2", "金额") "</row><row r=\"3\">" T("A3", "子") V(
	              "B3", "1") "</row><row r=\"5\">" T("A5", "丑")
	              V("B5", "2") "</row><row r=\"7\">" T(
	                  "A7", "乙表") "</row><row r=\"8\">" T("A8", "名称")
	                  T("B8", "数量") "</row><row r=\"9\">" T("A9", "寅")
	                      V("B9", "3") "</row></sheetData>",
	      "P<甲表>T3x2<0.0=项目|0.1=金额|1.0=子|1.1=1|2.0=丑|2.1=2>"
	      "P<乙表>T2x2<0.0=名称|0.1=数量|1.0=寅|1.1=3>");
	/* A band across the table heads rows, not a table. */
	gives("<sheetData>" ROW(T("A1", "项目") T("B1", "金额"))
	          ROW(T("A2", "一、基本支出")) ROW(T("A3", "子") V(
	              "B3", "1")) "</sheetData>" MERGES(MERGE("A2:B2")),
	      "T3x2<0.0=项目|0.1=金额|1.0+2=一、基本支出|2.0=子|2.1=1>");
}

static void
test_large_ranges(void **state)
{
	(void)state;
	gives(
	    "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">" T(
	        "XFC1", "甲")
	        T("XFD1", "乙") "</row><row r=\"1048576\">" V("XFC1048576", "1")
	            V("XFD1048576", "2") "</row></sheetData>",
	    "T2x2<0.0=甲|0.1=乙|1.0=1|1.1=2>");
}

static void
test_refusals(void **state)
{
	(void)state;
	assert_int_equal(read_sheets("", ""), READ_NO_TEXT);
	assert_int_equal(read_sheets("<sheetData>", ""), READ_DAMAGED);
	assert_int_equal(read_sheets("<sheetData><row><c r=\"!\" t=\"s\"><v>-1"
	                             "</v></c></row></sheetData>",
	                             ""),
	                 READ_NO_TEXT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_hidden),
	    cmocka_unit_test(test_merged),
	    cmocka_unit_test(test_lines),
	    cmocka_unit_test(test_prose_below),
	    cmocka_unit_test(test_several_tables),
	    cmocka_unit_test(test_large_ranges),
	    cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
