/* Any web page: raw, or cooked from a list of elements (office.h). */
#include "office.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const opens[] = {
    "table",
    "tr",
    "td",
    "th",
    "td rowspan=\"3\"",
    "td colspan=\"2\"",
    "td rowspan=\"0\" colspan=\"70000\"",
    "td rowspan=\"65535\"",
    "th colspan=\"999\"",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "col span=\"3\"",
    "p",
    "div",
    "div style=\"display:none\"",
    "div hidden",
    "span style=\"visibility: hidden\"",
    "br",
    "hr",
    "h1",
    "h3",
    "ul",
    "ol start=\"3\"",
    "ol type=\"a\"",
    "li",
    "li value=\"-1\"",
    "nav",
    "header",
    "footer",
    "div class=\"nav menu\"",
    "div id=\"footer\"",
    "a href=\"x\"",
    "script",
    "style",
    "noscript",
    "template",
    "title",
    "meta charset=\"gbk\"",
    "img alt=\"表\"",
    "pre",
    "textarea",
    "select",
    "option",
    "iframe",
    "svg",
    "sup",
    "b",
    "form",
};
static const char *const texts[] = {
    "部门预算", "12.50", " ", "\n",   "&nbsp;",   "&#160;", "单位：万元",
    "　",       "&#0;",  "&", "首页", "版权所有", "\t",
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct recipe recipe = {
	    opens, sizeof(opens) / sizeof(opens[0]), texts,
	    sizeof(texts) / sizeof(texts[0])};
	static struct xml xml;

	owes_reading(xml_cook(&xml, &recipe, "<html><body>", "</body></html>",
	                      data, size));
	return 0;
}
