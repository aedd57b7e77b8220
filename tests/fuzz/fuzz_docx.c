/* Any main part of a Word document, with styles and lists behind it. */
#include "office.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const opens[] = {
    "w:p",
    "w:r",
    "w:t",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:tcPr",
    "w:trPr",
    "w:pPr",
    "w:rPr",
    "w:numPr",
    "w:numId w:val=\"1\"",
    "w:numId w:val=\"2\"",
    "w:ilvl w:val=\"1\"",
    "w:ilvl w:val=\"0\"",
    "w:gridSpan w:val=\"3\"",
    "w:gridSpan w:val=\"511\"",
    "w:gridBefore w:val=\"2\"",
    "w:vMerge w:val=\"restart\"",
    "w:vMerge",
    "w:hMerge w:val=\"restart\"",
    "w:hMerge",
    "w:pStyle w:val=\"1\"",
    "w:outlineLvl w:val=\"2\"",
    "w:vanish",
    "w:del",
    "w:ins",
    "w:moveFrom",
    "w:br",
    "w:tab",
    "w:noBreakHyphen",
    "w:sym w:char=\"F0FE\"",
    "w:fldChar w:fldCharType=\"begin\"",
    "w:fldChar w:fldCharType=\"separate\"",
    "w:fldChar w:fldCharType=\"end\"",
    "w:instrText",
    "w:sdt",
    "w:sdtContent",
    "w:sdtPr",
    "w:drawing",
    "w:pict",
    "w:txbxContent",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "w:hyperlink",
    "w:ruby",
    "w:rt",
};
static const char *const texts[] = {
    "部门预算", "12.50", " ", "\n", "一、", "。", "万元", "　",
};
static const char links[] =
    "<Relationships><Relationship Id=\"a\" Type=\"/styles\" "
    "Target=\"styles.xml\"/><Relationship Id=\"b\" Type=\"/numbering\" "
    "Target=\"numbering.xml\"/></Relationships>";
static const char styles[] =
    "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name "
    "w:val=\"heading 1\"/><w:basedOn w:val=\"1\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
static const char lists[] =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl "
    "w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText "
    "w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt "
    "w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%2\"/><w:lvlRestart "
    "w:val=\"0\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
    "<w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\">"
    "<w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
    "<w:startOverride w:val=\"32767\"/></w:lvlOverride></w:num>"
    "</w:numbering>";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct recipe recipe = {
	    opens, sizeof(opens) / sizeof(opens[0]), texts,
	    sizeof(texts) / sizeof(texts[0])};
	static struct xml xml;
	struct fixture_part parts[] = {
	    {"word/document.xml",
	     xml_cook(&xml, &recipe, W, W_END, data, size)},
	    {"word/_rels/document.xml.rels", {links, sizeof(links) - 1}},
	    {"word/styles.xml", {styles, sizeof(styles) - 1}},
	    {"word/numbering.xml", {lists, sizeof(lists) - 1}}};

	check_container(parts, sizeof(parts) / sizeof(parts[0]));
	return 0;
}
