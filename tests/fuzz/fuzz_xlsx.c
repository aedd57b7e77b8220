/*
 * Any sheet of a workbook.  Up to the first line end the bytes are the number
 * format of some of its cells.
 */
#include "office.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const opens[] = {
    "sheetData",
    "row",
    "row r=\"3\"",
    "row r=\"1048576\"",
    "row r=\"9\" hidden=\"1\"",
    "c r=\"A1\"",
    "c r=\"B2\" s=\"1\"",
    "c r=\"XFD9\" s=\"2\"",
    "c",
    "c s=\"3\"",
    "c t=\"s\"",
    "c t=\"b\"",
    "c t=\"inlineStr\"",
    "c r=\"C4\" t=\"str\"",
    "v",
    "is",
    "t",
    "rPh",
    "f",
    "mergeCells",
    "mergeCell ref=\"A1:C3\"",
    "mergeCell ref=\"B2:B1048576\"",
    "mergeCell ref=\"A4:XFD4\"",
    "mergeCell ref=\"C3:A1\"",
    "cols",
    "col min=\"2\" max=\"3\" hidden=\"1\"",
    "sheetView showZeros=\"0\"",
};
static const char *const texts[] = {
    "0",    "1",          "-12.345",  "44197.75", "1E-7", "9.99E+99",
    "合计", "单位：万元", "注：说明", "表",       " ",    "a_x000A_b",
};
static const char book[] =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"三公经费\" r:id=\"a\"/>"
    "</sheets></workbook>";
static const char links[] =
    "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" "
    "Target=\"sheet.xml\"/><Relationship Id=\"b\" Type=\"/styles\" "
    "Target=\"styles.xml\"/><Relationship Id=\"c\" Type=\"/sharedStrings\" "
    "Target=\"strings.xml\"/></Relationships>";
static const char strings[] =
    "<sst><si><t>项目</t></si><si><t>预算数</t></si></sst>";

/* The format's bytes as a value of an attribute. */
static size_t
put_code(char *out, const uint8_t *data, size_t size)
{
	size_t n = 0;

	for (size_t i = 0; i < size && i < 40 && data[i] != '\n'; i++)
		n += (size_t)sprintf(out + n, "&#%u;",
		                     data[i] < ' ' || data[i] == 0x7f
		                         ? 0x4e07u
		                         : (unsigned)data[i]);
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct recipe recipe = {
	    opens, sizeof(opens) / sizeof(opens[0]), texts,
	    sizeof(texts) / sizeof(texts[0])};
	static struct xml xml;
	char styles[1024], code[512] = "";
	const uint8_t *end = memchr(data, '\n', size);
	struct fixture_part parts[] = {
	    {"xl/workbook.xml", {book, sizeof(book) - 1}},
	    {"xl/_rels/workbook.xml.rels", {links, sizeof(links) - 1}},
	    {"xl/strings.xml", {strings, sizeof(strings) - 1}},
	    {"xl/styles.xml", {styles, 0}},
	    {"xl/sheet.xml", SLICE_NONE}};

	if (end != NULL) {
		put_code(code, data, size);
		size -= (size_t)(end + 1 - data);
		data = end + 1;
	}
	parts[3].bytes.len = (size_t)snprintf(
	    styles, sizeof(styles),
	    "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"%s\"/>"
	    "</numFmts><cellXfs><xf/><xf numFmtId=\"200\"/><xf "
	    "numFmtId=\"22\"/>"
	    "<xf numFmtId=\"44\"/></cellXfs></styleSheet>",
	    code);
	parts[4].bytes =
	    xml_cook(&xml, &recipe, "<worksheet>", "</worksheet>", data, size);
	check_container(parts, sizeof(parts) / sizeof(parts[0]));
	return 0;
}
