/*
 * The number formats that every workbook has without saying so, as a Chinese
 * system shows them.
 */
#include "ingest/xlsx_format.h"

static const struct {
	unsigned id;
	const char *code;
} known[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {6, "\"¥\"#,##0;\"¥\"\\-#,##0"},
    {7, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {8, "\"¥\"#,##0.00;\"¥\"\\-#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {14, "yyyy/m/d"},
    {15, "yyyy/m/d"},
    {16, "m/d"},
    {17, "yyyy/m"},
    {18, "h:mm"},
    {19, "h:mm:ss"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy年m月"},
    {28, "m月d日"},
    {29, "m月d日"},
    {30, "yyyy/m/d"},
    {31, "yyyy年m月d日"},
    {32, "h时mm分"},
    {33, "h时mm分ss秒"},
    {34, "h时mm分"},
    {35, "h时mm分ss秒"},
    {36, "yyyy年m月"},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0;-#,##0;-"},
    {42, "\"¥\"#,##0;\"¥\"-#,##0;-"},
    {43, "#,##0.00;-#,##0.00;-"},
    {44, "\"¥\"#,##0.00;\"¥\"-#,##0.00;-"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss"},
    {48, "0.0E+0"},
    {50, "yyyy年m月"},
    {51, "m月d日"},
    {52, "yyyy年m月"},
    {53, "m月d日"},
    {54, "m月d日"},
    {55, "h时mm分"},
    {56, "h时mm分ss秒"},
    {57, "yyyy年m月"},
    {58, "m月d日"},
};

struct slice
xlsx_format_of(unsigned id)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].id == id)
			return slice_of(known[i].code);
	return SLICE("");
}
