/*
 * PDF from the words on: the pages are drawn here, in the form in which
 * pdftotext prints them.
 */
#include "ingest/pdf_fixture.h"

/* ---- prose ---- */

static void
joins_lines_to_paragraphs(void **state)
{
	(void)state;
	page(300, 400);
	word(40, 40, "一、收入情况");
	word(60, 60, "山前县林草局二〇二二年收入预算安排三百万");
	word(40, 76, "元，比上年增加。主要用于本县林草资源的管护");
	word(40, 92, "。");
	word(60, 108, "支出持平。");
	assert_string_equal(shape(),
	                    "H<一、收入情况>P<山前县林草局二〇二二年收入预算"
	                    "安排三百万元，比上年增加。主要用于本县林草资源的"
	                    "管护。>P<支出持平。>");
}

static void
leaves_page_furniture_out(void **state)
{
	(void)state;
	for (int i = 0; i < 4; i++) {
		char number[16];

		page(300, 400);
		word(100, 10, "山前县预算公开");
		word(60, 100, i % 2 ? "甲事项照常办理。" : "乙事项照常办理。");
		snprintf(number, sizeof(number), "- %d -", i + 1);
		word(140, 380, number);
	}
	assert_string_equal(shape(), "P<山前县预算公开>P<乙事项照常办理。>"
	                             "P<甲事项照常办理。>P<乙事项照常办理。>"
	                             "P<甲事项照常办理。>");
}

static void
drops_text_that_is_printed_twice(void **state)
{
	(void)state;
	page(300, 400);
	word(40, 40, "（一）起草本县林草工作的规划。");
	word(40, 340, "（二）组织造林绿化和防沙治沙。");
	word(40, 360, "（三）办理其他事项。");
	page(300, 400);
	word(40, 40, "（二）组织造林绿化和防沙治沙。");
	word(40, 60, "（三）办理其他事项。");
	assert_string_equal(shape(),
	                    "P<（一）起草本县林草工作的规划。>P<（二）组织造林"
	                    "绿化和防沙治沙。>P<（三）办理其他事项。>");
}

static void
keeps_contents_as_lines(void **state)
{
	(void)state;
	page(300, 400);
	word(140, 40, "目录");
	word(40, 60, "一、主要职能");
	word(110, 60, "………………………");
	word(40, 76, "二、机构设置");
	word(110, 76, "………………………");
	assert_string_equal(shape(), "P<目录>P<一、主要职能 ………………………>"
	                             "P<二、机构设置 ………………………>");
}

/* A title that fills its first line goes on in the middle of the next; a label
 * begins a line of its own. */
static void
joins_titles_and_parts_labels(void **state)
{
	(void)state;
	page(400, 400);
	print("    <word xMin=\"40.0\" yMin=\"30.0\" xMax=\"360.0\" "
	      "yMax=\"46.0\">山前县水务局二〇二二年度三公经费支出决算"
	      "</word>\n");
	print("    <word xMin=\"168.0\" yMin=\"50.0\" xMax=\"232.0\" "
	      "yMax=\"66.0\">情况说明</word>\n");
	word(40, 100, "北坡水厂扩建工程项目支出绩效目标表");
	word(40, 116, "绩效目标：建成水厂。");
	assert_string_equal(
	    shape(), "P<山前县水务局二〇二二年度三公经费支出决算情况说明>"
	             "P<北坡水厂扩建工程项目支出绩效目标表>"
	             "P<绩效目标：建成水厂。>");
}

/* ---- tables ---- */

static void
rebuilds_a_two_level_header(void **state)
{
	(void)state;
	page(600, 400);
	right(560, 40, "单位：万元");
	centre(100, 60, "项目");
	centre(370, 60, "支出预算");
	centre(60, 80, "编码");
	centre(140, 80, "名称");
	centre(250, 80, "合计");
	centre(370, 80, "基本支出");
	centre(490, 80, "项目支出");
	word(40, 100, "201");
	word(110, 100, "一般公共服务");
	right(300, 100, "12.50");
	right(420, 100, "12.50");
	word(40, 120, "213");
	word(110, 120, "农林水");
	right(300, 120, "7.00");
	right(420, 120, "7.00");
	assert_string_equal(
	    shape(), "P<单位：万元>T4x5<0.0+2=项目|0.2+3=支出预算|1.0=编码|"
	             "1.1=名称|1.2=合计|1.3=基本支出|1.4=项目支出|2.0=201|"
	             "2.1=一般公共服务|2.2=12.50|2.3=12.50|2.4=|3.0=213|"
	             "3.1=农林水|3.2=7.00|3.3=7.00|3.4=>");
	assert_int_equal(doc.blocks.at[1].table->caption.end,
	                 doc.blocks.at[0].span.end);
}

static void
parts_amounts_that_nearly_touch(void **state)
{
	(void)state;
	page(500, 400);
	for (int y = 40; y <= 80; y += 20) {
		word(40, y, "项");
		right(200, y, "82,096,797.42");
		word(203, y, "82,096,797.42");
	}
	assert_string_equal(
	    shape(), "T3x3<0.0=项|0.1=82,096,797.42|0.2=82,096,797.42|1.0=项|"
	             "1.1=82,096,797.42|1.2=82,096,797.42|2.0=项|"
	             "2.1=82,096,797.42|2.2=82,096,797.42>");
}

static void
puts_wrapped_cells_together(void **state)
{
	(void)state;
	page(400, 400);
	word(40, 40, "编码");
	word(120, 40, "科目名称");
	word(300, 40, "金额");
	/* Three lines around the code, then two. */
	word(120, 60, "机关事业单位基");
	word(40, 72, "2080505");
	word(120, 72, "本养老保险缴费");
	right(320, 72, "6.18");
	word(120, 84, "支出");
	word(120, 100, "机关事业单位职");
	word(40, 106, "2080506");
	right(320, 106, "4.64");
	word(120, 112, "业年金缴费");
	assert_string_equal(
	    shape(), "T3x3<0.0=编码|0.1=科目名称|0.2=金额|1.0=2080505|"
	             "1.1=机关事业单位基本养老保险缴费支出|1.2=6.18|"
	             "2.0=2080506|2.1=机关事业单位职业年金缴费|2.2=4.64>");
}

static void
draw_row(int y, const char *name, const char *a, const char *b)
{
	word(40, y, name);
	right(240, y, a);
	right(360, y, b);
}

static void
goes_on_over_pages(void **state)
{
	const char *whole =
	    "T5x3<0.0=项目|0.1=预算|0.2=决算|1.0=办公费|1.1=3.10|1.2=2.90|"
	    "2.0=差旅费|2.1=1.00|2.2=0.80|3.0=水电费|3.1=2.00|3.2=2.00|"
	    "4.0=合计|4.1=6.10|4.2=5.70>";

	(void)state;
	for (int repeated = 0; repeated < 2; repeated++) {
		page(400, 200);
		draw_row(40, "项目", "预算", "决算");
		draw_row(60, "办公费", "3.10", "2.90");
		draw_row(80, "差旅费", "1.00", "0.80");
		page(400, 200);
		if (repeated)
			draw_row(20, "项目", "预算", "决算");
		draw_row(40, "水电费", "2.00", "2.00");
		draw_row(60, "合计", "6.10", "5.70");
		assert_string_equal(shape(), whole);
	}
}

static void
turns_pages_that_lie_on_their_side(void **state)
{
	static const char *const rows[3][2] = {
	    {"办公费", "3.10"}, {"差旅费用", "11.00"}, {"合计", "14.10"}};

	(void)state;
	for (int down = 0; down < 2; down++) {
		page(200, 400);
		for (int i = 0; i < 3; i++)
			for (int k = 0; k < 2; k++) {
				int w = width_of(rows[i][k]);
				int start = k == 0 ? 40 : 200 - w;
				int x = 50 + i * 20;
				int y = down ? start : 400 - start - w;

				x = down ? 200 - x - EM : x;
				print("    <word xMin=\"%d.0\" yMin=\"%d.0\" "
				      "xMax=\"%d.0\" yMax=\"%d.0\">%s</word>\n",
				      x, y, x + EM, y + w, rows[i][k]);
			}
		assert_string_equal(shape(),
		                    "T3x2<0.0=办公费|0.1=3.10|1.0=差旅费用|"
		                    "1.1=11.00|2.0=合计|2.1=14.10>");
	}
}

/* ---- why not ---- */

static void
says_why_nothing_can_be_read(void **state)
{
	struct pdf_words none = {.words = {NULL, 0, 0}};
	const char *reason = NULL;

	(void)state;
	assert_int_equal(
	    read_pdf(SLICE("%PDF-1.4"), NULL, arena, &doc, &reason),
	    READ_NO_TEXT);
	assert_non_null(strstr(reason, "pdftotext"));
	assert_int_equal(refuse(CONVERT_NO_TOOL, SLICE(""), &reason),
	                 READ_NO_TEXT);
	assert_non_null(strstr(reason, "poppler-utils"));
	assert_int_equal(
	    refuse(CONVERT_REFUSED, SLICE("1 0 R /Encrypt 5 0 R"), &reason),
	    READ_LOCKED);
	assert_int_equal(refuse(CONVERT_REFUSED, SLICE("%PDF-"), &reason),
	                 READ_DAMAGED);
	(void)list_add(arena, &none.pages);
	assert_int_equal(refuse_empty(SLICE("/Subtype /Image"), &none, &reason),
	                 READ_NO_TEXT);
	assert_non_null(strstr(reason, "scan"));
}

static void
takes_what_is_pdf(void **state)
{
	(void)state;
	assert_true(takes_pdf(SLICE("%PDF-1.7\n")));
	assert_true(takes_pdf(SLICE("\r\n%PDF-1.7\n")));
	assert_false(takes_pdf(SLICE("关于 PDF 的说明")));
	assert_false(takes_pdf(SLICE("PK\3\4\0\0%PDF-1.7")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(joins_lines_to_paragraphs),
	    cmocka_unit_test(joins_titles_and_parts_labels),
	    cmocka_unit_test(leaves_page_furniture_out),
	    cmocka_unit_test(drops_text_that_is_printed_twice),
	    cmocka_unit_test(keeps_contents_as_lines),
	    cmocka_unit_test(rebuilds_a_two_level_header),
	    cmocka_unit_test(parts_amounts_that_nearly_touch),
	    cmocka_unit_test(puts_wrapped_cells_together),
	    cmocka_unit_test(goes_on_over_pages),
	    cmocka_unit_test(turns_pages_that_lie_on_their_side),
	    cmocka_unit_test(says_why_nothing_can_be_read),
	    cmocka_unit_test(takes_what_is_pdf),
	};

	return cmocka_run_group_tests_name("read_pdf", tests, set_up,
	                                   tear_down);
}
