/*
 * Units of money, and what looks like one.
 */
#include "ingest/amount_part.h"

struct glyph
glyph(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.at + at;

	if (at >= s.len)
		return (struct glyph){0, false, 0};
	if (p[0] < 0x80)
		return (struct glyph){(char)p[0], false, 1};
	if (p[0] == 0xef && s.len - at >= 3 && p[1] == 0xbc)
		return (struct glyph){(char)(p[2] - 0x80 + 0x20), true, 3};
	if (p[0] == 0xe2 && s.len - at >= 3 && p[1] == 0x88 && p[2] == 0x92)
		return (struct glyph){'-', true, 3};
	for (size_t n = 1; n < 4; n++)
		if (at + n >= s.len || (p[n] & 0xc0) != 0x80)
			return (struct glyph){0, false, n};
	return (struct glyph){0, false, 4};
}

uint32_t
character(struct slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.at + at;

	if (at >= s.len)
		return 0;
	if (p[0] < 0xe0 || s.len - at < 3)
		return p[0];
	return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
}

enum money_unit
amount_unit(struct slice text, size_t *len)
{
	uint32_t second;

	*len = 0;
	switch (character(text, 0)) {
	case YUAN:
		*len = HAN_BYTES;
		return UNIT_YUAN;
	case WAN:
	case YI:
	case QIAN:
	case BAI:
		break;
	default:
		return UNIT_NONE;
	}
	second = character(text, HAN_BYTES);
	if (second == YUAN) {
		*len = 2 * HAN_BYTES;
		switch (character(text, 0)) {
		case WAN:
			return UNIT_WAN;
		case YI:
			return UNIT_YI;
		case QIAN:
			return UNIT_THOUSAND;
		default:
			break;
		}
	} else if (second == WAN && character(text, 0) == BAI &&
	           character(text, 2 * HAN_BYTES) == YUAN) {
		*len = 3 * HAN_BYTES;
		return UNIT_MILLION;
	}
	*len = 0;
	return UNIT_NONE;
}

enum money_unit
unit_without_yuan(struct slice s, size_t at, size_t *len)
{
	static const char *const behind[] = {
	    "，", "。", "；", "、", "：",   "）",   "（",   "】",
	    "的", "比", "较", "和", "与",   "及",   "其",   "增",
	    "减", "占", "｜", "　", "左右", "以上", "以内", "以下"};
	uint32_t c = character(s, at);
	enum money_unit unit = c == WAN  ? UNIT_WAN
	                       : c == YI ? UNIT_YI
	                                 : UNIT_NONE;
	struct glyph g;

	*len = 0;
	if (unit == UNIT_NONE)
		return UNIT_NONE;
	g = glyph(s, at + HAN_BYTES);
	if (g.len == 0 ||
	    (g.ascii != 0 && !is_digit(g) && !is_letter(g) && g.ascii != '/')) {
		*len = HAN_BYTES;
		return unit;
	}
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++)
		if (stands(s, at + HAN_BYTES, behind[i])) {
			*len = HAN_BYTES;
			return unit;
		}
	return UNIT_NONE;
}

bool
spoils_unit(struct slice s, size_t at)
{
	struct glyph g = glyph(s, at), next;
	uint32_t c = character(s, at);

	if (c == HAN(e6, 97, a6) || c == HAN(e5, ae, b5)) /* 旦 宵 */
		return true;
	if (g.ascii != '/' && c != HAN(e6, af, 8f)) /* 每 */
		return false;
	next = glyph(s, at + g.len);
	return next.len > 0 && !is_digit(next) && next.ascii != '-';
}

bool
foreign_unit(struct slice s, size_t at)
{
	static const char *const words[] = {"美元", "欧元", "港元",
	                                    "日元", "澳元", "加元",
	                                    "单元", "多元", "二元"};
	uint32_t c = character(s, at);

	if (c == WAN || c == YI)
		at += HAN_BYTES;
	if (character(s, at) == YUAN || character(s, at + HAN_BYTES) != YUAN)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (stands(s, at, words[i]))
			return true;
	return false;
}
