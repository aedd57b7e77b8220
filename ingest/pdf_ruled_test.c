/*
 * Tables with ruled cells: the file that draws the lines is written here, too.
 */
#include "ingest/pdf_fixture.h"

#define PAGE_WIDTH 400
#define PAGE_HEIGHT 300

/* Appends to the file. */
static void __attribute__((format(printf, 1, 2))) put(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	file_n += (size_t)vsnprintf(file + file_n, sizeof(file) - file_n,
	                            format, args);
	va_end(args);
	assert_true(file_n < sizeof(file));
}

/* A file of pages, each with its drawing. */
static void
begin_file(const char *const *drawings, int n)
{
	file_n = 0;
	put("%%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
	    "2 0 obj <</Type /Pages /MediaBox [0 0 %d %d] /Kids [",
	    PAGE_WIDTH, PAGE_HEIGHT);
	for (int i = 0; i < n; i++)
		put("%d 0 R ", 3 + 2 * i);
	put("]>> endobj\n");
	for (int i = 0; i < n; i++)
		put("%d 0 obj <</Type /Page /Contents %d 0 R>> endobj\n"
		    "%d 0 obj <</Length %zu>> stream\n%s\nendstream endobj\n",
		    3 + 2 * i, 4 + 2 * i, 4 + 2 * i, strlen(drawings[i]) + 1,
		    drawings[i]);
}

static const char *
shape_of_file(void)
{
	const char *out = shape();

	file_n = 0;
	return out;
}

/* Three columns from x = 40 on, rows of 20 from y = 40 down; the first column
 * is merged over both rows.  PDF counts from below. */
static const char merged[] =
    "q 0.5 w 40 260 m 340 260 l S 140 240 m 340 240 l S "
    "40 220 m 340 220 l S 40 260 m 40 220 l S 140 260 m 140 220 l S "
    "240 260 m 240 220 l S 340 260 m 340 220 l S Q";

/* A name in the middle of its merged cell belongs to both rows; a figure that
 * is too wide for its cell is one figure. */
static void
lines_tell_the_cells(void **state)
{
	const char *const drawing = merged;

	(void)state;
	begin_file(&drawing, 1);
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(60, 54, "产出指标");
	word(145, 44, "清淤长度");
	word(245, 44, "3848.5");
	word(245, 54, "3");
	word(145, 64, "清淤单价");
	assert_string_equal(shape_of_file(),
	                    "T2x3<0.0v2=产出指标|0.1=清淤长度|0.2=3848.53|"
	                    "1.1=清淤单价|1.2=>");
}

/* The same lines as thin rectangles, and two words that touch. */
static void
thin_rectangles_are_lines(void **state)
{
	const char *const drawing =
	    "1 0 0 1 0 0 cm 40 259.5 300 1 re f 40 239.5 300 1 re f "
	    "40 219.5 300 1 re f* 39.5 220 1 40 re 139.5 220 1 40 re "
	    "239.5 220 1 40 re 339.5 220 1 40 re f "
	    "0.9 g 40 240 300 20 re f BI /W 1 ID abc\nEI";

	(void)state;
	begin_file(&drawing, 1);
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(45, 44, "项目");
	word(145, 44, "预算");
	word(245, 44, "决算");
	word(45, 64, "办公费");
	word(208, 64, "12.50一、");
	assert_string_equal(shape_of_file(),
	                    "T2x3<0.0=项目|0.1=预算|0.2=决算|1.0=办公费|"
	                    "1.1=12.50|1.2=一、>");
}

/* The next page has the edges of its rows only, prints the header again and
 * begins with the rest of a row. */
static void
tables_run_over_pages(void **state)
{
	const char *const drawings[] = {
	    merged, "40 280 m 340 280 l S 40 260 m 340 260 l S "
	            "40 240 m 340 240 l S 40 280 m 40 240 l S "
	            "140 280 m 140 240 l S 240 280 m 240 240 l S "
	            "340 280 m 340 240 l S"};

	(void)state;
	begin_file(drawings, 2);
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(60, 54, "产出指标");
	word(145, 44, "清淤长度");
	word(245, 44, "3公里");
	word(145, 64, "清淤单价控制在年初");
	word(245, 64, "4万元");
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(145, 24, "预算内");
	word(45, 44, "效益指标");
	word(145, 44, "水质");
	word(245, 44, "达标");
	assert_string_equal(shape_of_file(),
	                    "T3x3<0.0v2=产出指标|0.1=清淤长度|0.2=3公里|"
	                    "1.1=清淤单价控制在年初预算内|1.2=4万元|"
	                    "2.0=效益指标|2.1=水质|2.2=达标>");
}

/* The page draws nothing but a form, moved up. */
static void
forms_draw_lines_too(void **state)
{
	(void)state;
	file_n = 0;
	put("%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
	    "2 0 obj <</Type/Pages/MediaBox[0 0 %d %d]/Kids[3 0 R]"
	    "/Resources<</XObject<</Im 6 0 R/Fm 5 0 R>>>>>> endobj\n"
	    "3 0 obj <</Type/Page/Contents 4 0 R>> endobj\n"
	    "4 0 obj <</Length 32>> stream\nq 1 0 0 1 0 10 cm /Im Do /Fm Do Q\n"
	    "endstream endobj\n"
	    "5 0 obj <</Subtype/Form/Matrix[1 0 0 1 0 -10]/Length %zu>> "
	    "stream\n%s\nendstream endobj\n",
	    PAGE_WIDTH, PAGE_HEIGHT, strlen(merged) + 1, merged);
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(60, 54, "产出指标");
	word(145, 44, "清淤长度");
	word(245, 44, "3公里");
	word(145, 64, "清淤单价");
	assert_string_equal(shape_of_file(),
	                    "T2x3<0.0v2=产出指标|0.1=清淤长度|0.2=3公里|"
	                    "1.1=清淤单价|1.2=>");
}

/* A frame around words that are set in columns without lines is no table. */
static void
frames_are_no_tables(void **state)
{
	const char *const drawing =
	    "40 260 300 40 re S 40 220 300 40 re S 140 220 m 140 300 l S";

	(void)state;
	begin_file(&drawing, 1);
	page(PAGE_WIDTH, PAGE_HEIGHT);
	word(45, 4, "项目");
	word(150, 4, "预算");
	word(250, 4, "决算");
	for (int y = 44; y <= 64; y += 20) {
		word(45, y, "办公费");
		right(200, y, "12.50");
		right(300, y, "11.50");
	}
	assert_string_equal(shape_of_file(),
	                    "T3x3<0.0=项目|0.1=预算|0.2=决算|1.0=办公费|"
	                    "1.1=12.50|1.2=11.50|2.0=办公费|2.1=12.50|"
	                    "2.2=11.50>");
}

/* Damaged files, and those that name other pages, only lose their lines. */
static void
damaged_files_give_no_lines(void **state)
{
	static const char *const drawings[] = {merged, merged};
	const char *words = "P<办公费>";

	(void)state;
	begin_file(drawings, 2);
	for (int i = 0; i < 2; i++) {
		page(PAGE_WIDTH, PAGE_HEIGHT);
		word(60, 54, "办公费");
		if (i == 1)
			file_n = 0;
		assert_string_equal(shape_of_file(), words);
		begin_file(drawings, 1);
		memset(file + 200, '<', 60);
		page(PAGE_WIDTH, PAGE_HEIGHT);
		word(60, 54, "办公费");
		assert_string_equal(shape_of_file(), words);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_tell_the_cells),
	    cmocka_unit_test(thin_rectangles_are_lines),
	    cmocka_unit_test(tables_run_over_pages),
	    cmocka_unit_test(forms_draw_lines_too),
	    cmocka_unit_test(frames_are_no_tables),
	    cmocka_unit_test(damaged_files_give_no_lines),
	};

	return cmocka_run_group_tests_name("pdf_ruled", tests, set_up,
	                                   tear_down);
}
