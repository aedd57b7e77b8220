/*
 * A workbook between its parts: what read_xlsx.c learns of the whole, what
 * xlsx_sheet.c reads of one sheet, what xlsx_layout.c makes of it.  Not for
 * callers outside these files.
 */
#ifndef DUIBIAO_XLSX_H
#define DUIBIAO_XLSX_H

#include "ingest/builder.h"
#include "ingest/office.h"
#include "ingest/xlsx_format.h"

#define XLSX_ROWS 1048576
#define XLSX_COLS 16384

struct xlsx_book {
	struct office *office;
	struct builder out;
	LIST_OF(struct slice) strings;
	LIST_OF(struct xlsx_format) formats; /* by style */
	bool from_1904;
};

/* A place with words, or with nothing but a merged range that begins there.
 * Rows and columns count from 0, as stored. */
struct xlsx_cell {
	uint32_t row;
	uint16_t col;
	uint16_t wide;  /* columns, at least 1 */
	uint32_t below; /* the first row that is not its own */
	struct slice text;
};

struct xlsx_sheet {
	LIST_OF(struct xlsx_cell) cells;     /* by row, then column */
	LIST_OF(uint32_t) hidden_rows;       /* rising */
	unsigned char hidden[XLSX_COLS / 8]; /* columns, a bit each */
};

/* Shared strings and styles (xlsx_book.c). */
bool xlsx_book_read(struct xlsx_book *b) __attribute__((warn_unused_result));

/* Reads one sheet: visible cells with words, merged ranges worked in, columns
 * counted without hidden ones. */
bool xlsx_sheet_read(struct xlsx_book *b, const char *part,
                     struct xlsx_sheet *out)
    __attribute__((warn_unused_result));

/* Writes the sheet's blocks. */
void xlsx_layout(struct xlsx_book *b, const struct xlsx_sheet *s);

/* Text as a part stores it: _x000D_ and the like are characters. */
struct slice xlsx_text(struct slice stored, struct arena *a);

/* ---- kinds of lines (xlsx_line.c) ---- */

/* 部门：…, 单位：万元, 公开01表: stands above a table, not in it. */
bool xlsx_is_label(struct slice text);
/* 注：…, 填表人：… or a whole sentence: stands below a table. */
bool xlsx_is_note(struct slice text);
/* …表, 表1 …, 附件2 …: heads a table. */
bool xlsx_is_title(struct slice text);
/* A figure, a share or a code. */
bool xlsx_is_figure(struct slice text);
/* The name of a sheet says nothing: Sheet1, 表1, 公开01表. */
bool xlsx_is_bare_name(struct slice name);

#endif
