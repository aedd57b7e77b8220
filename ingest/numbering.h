/*
 * How Chinese official papers number their headings and items:
 * 第一部分, 一、, （一）, 1., （1）, ①, 第三条.
 */
#ifndef DUIBIAO_NUMBERING_H
#define DUIBIAO_NUMBERING_H

#include "ingest/slice.h"

/* From outer to inner, as papers usually nest them. */
enum numbering_style {
	NUMBERING_NONE,
	NUMBERING_PART,          /* 第一部分, 第二章, 第一节 */
	NUMBERING_HAN,           /* 一、 */
	NUMBERING_HAN_BRACKET,   /* （一） */
	NUMBERING_DIGIT,         /* 1. 1、 1． */
	NUMBERING_DIGIT_BRACKET, /* （1） 1） */
	NUMBERING_CIRCLE,        /* ① */
	NUMBERING_ARTICLE        /* 第三条 */
};

struct numbering {
	enum numbering_style style;
	unsigned number; /* as printed; 0 with NUMBERING_NONE */
	size_t length;   /* bytes of the printed number and the blanks behind */
};

/* The number that `s` begins with (no blanks before it). */
struct numbering numbering_of(struct slice s);

/* Takes 一 … 九十九, or up to three digits of any width, off the front; 0, and
 * nothing taken, where there is none. */
unsigned take_han_numeral(struct slice *s);
unsigned take_numeral(struct slice *s);

/* The first blank of any width in `s` is skipped, and all that follow it. */
struct slice skip_blanks(struct slice s);

/* `s` without blanks of any width at either end. */
struct slice trim_blanks(struct slice s);

/* How many bytes a blank (ASCII, no-break, full-width …) takes at the start of
 * `s`; 0 where there is none. */
size_t blank_length(struct slice s);

#endif
