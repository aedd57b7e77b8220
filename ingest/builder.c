/*
 * The text grows in the arena; a table's cells are parted by tabs and its rows
 * by line ends, so that the normalised text can be read by a person.
 */
#include "ingest/builder.h"

static void
put(struct builder *b, const char *bytes, size_t n)
{
	if (n > b->cap - b->n) {
		size_t cap = (b->cap + n) * 2 + 4096;
		char *grown = arena_alloc(b->arena, cap);

		if (b->n > 0)
			memcpy(grown, b->text, b->n);
		b->text = grown;
		b->cap = cap;
	}
	memcpy(b->text + b->n, bytes, n);
	b->n += n;
}

void
builder_init(struct builder *b, struct arena *a, struct document *doc)
{
	memset(b, 0, sizeof(*b));
	b->arena = a;
	b->doc = doc;
}

void
builder_finish(struct builder *b)
{
	builder_break(b, BLOCK_PARAGRAPH);
	b->doc->text = (struct slice){b->n == 0 ? "" : b->text, b->n};
}

static bool
is_wide(unsigned char byte)
{
	return byte >= 0x80;
}

/* The bytes of a blank at `p`: ASCII, no-break and ideographic space, and what
 * has no width at all. */
static size_t
blank_length(const char *p, size_t left)
{
	unsigned char c = (unsigned char)p[0];

	if (c <= ' ' || c == 0x7f)
		return 1;
	if (c == 0xc2 && left > 1 && (unsigned char)p[1] == 0xa0)
		return 2;
	if (left > 2 && (memcmp(p, "\xe3\x80\x80", 3) == 0 ||
	                 memcmp(p, "\xef\xbb\xbf", 3) == 0 ||
	                 memcmp(p, "\xe2\x80\x8b", 3) == 0))
		return 3;
	return 0;
}

static bool
at_line_start(const struct builder *b)
{
	return b->n == b->block || b->text[b->n - 1] == '\n';
}

static void
note_blank(struct builder *b, char c, size_t length)
{
	if (length > 1 && (c == '\xe3' || c == '\xc2'))
		b->blank = BLANK_WIDE;
	else if (c == '\n' && b->blank != BLANK_WIDE)
		b->blank = BLANK_LINE;
	else if (length == 1 && b->blank == BLANK_NONE)
		b->blank = BLANK_SPACE;
}

static bool
blank_shows(const struct builder *b, char next)
{
	if (b->blank == BLANK_NONE || at_line_start(b))
		return false;
	return b->blank != BLANK_LINE ||
	       !is_wide((unsigned char)b->text[b->n - 1]) ||
	       !is_wide((unsigned char)next);
}

void
builder_text(struct builder *b, struct slice s)
{
	size_t i = 0;

	while (i < s.len) {
		size_t start, blank = blank_length(s.at + i, s.len - i);

		if (blank > 0) {
			note_blank(b, s.at[i], blank);
			i += blank;
			continue;
		}
		for (start = i; i < s.len; i++)
			if (blank_length(s.at + i, s.len - i) > 0)
				break;
		if (blank_shows(b, s.at[start]))
			put(b, " ", 1);
		b->blank = BLANK_NONE;
		put(b, s.at + start, i - start);
	}
}

void
builder_line(struct builder *b)
{
	b->blank = BLANK_NONE;
	if (!at_line_start(b))
		put(b, "\n", 1);
}

static struct span
open_span(struct builder *b)
{
	while (b->n > b->block && b->text[b->n - 1] == '\n')
		b->n--;
	b->blank = BLANK_NONE;
	return (struct span){(uint32_t)b->block, (uint32_t)b->n};
}

void
builder_break(struct builder *b, enum block_kind kind)
{
	struct span span;
	struct block *block;

	if (b->cell != NULL) {
		builder_line(b);
		return;
	}
	span = open_span(b);
	if (span.start < span.end) {
		block = list_add(b->arena, &b->doc->blocks);
		*block =
		    (struct block){.kind = kind, .span = span, .page = b->page};
		put(b, "\n", 1);
	}
	b->block = b->n;
}

void
builder_table(struct builder *b)
{
	struct block *block;

	builder_break(b, BLOCK_PARAGRAPH);
	block = list_add(b->arena, &b->doc->blocks);
	b->table_block = b->doc->blocks.n - 1;
	b->table = arena_alloc(b->arena, sizeof(*b->table));
	*block = (struct block){.kind = BLOCK_TABLE,
	                        .span = {(uint32_t)b->n, (uint32_t)b->n},
	                        .page = b->page,
	                        .table = b->table};
	memset(b->taken, 0, sizeof(b->taken));
	memset(b->owner, 0, sizeof(b->owner));
}

void
builder_row(struct builder *b)
{
	builder_cell_end(b);
	if (b->table->rows > 0)
		put(b, "\n", 1);
	if (b->table->rows < BUILDER_ROWS)
		b->table->rows++;
	b->col = 0;
}

void
builder_cell(struct builder *b, unsigned rowspan, unsigned colspan)
{
	unsigned row, end;

	builder_cell_end(b);
	if (b->table->rows == 0)
		builder_row(b);
	row = b->table->rows - 1u;
	while (b->col < BUILDER_COLUMNS && b->taken[b->col] > row)
		b->col++;
	if (b->col > 0)
		put(b, "\t", 1);
	if (b->col >= BUILDER_COLUMNS)
		b->col = BUILDER_COLUMNS - 1;
	rowspan = rowspan < 1 ? 1 : rowspan > BUILDER_ROWS ? 1 : rowspan;
	colspan = colspan < 1 ? 1 : colspan;
	end = b->col + colspan > BUILDER_COLUMNS ? BUILDER_COLUMNS
	                                         : b->col + colspan;
	b->cell = list_add(b->arena, &b->table->cells);
	b->cell->row = (uint16_t)row;
	b->cell->col = b->col;
	b->cell->rowspan = (uint16_t)rowspan;
	b->cell->colspan = (uint16_t)(end - b->col);
	for (; b->col < end; b->col++) {
		b->taken[b->col] = row + rowspan;
		b->owner[b->col] = (uint32_t)b->table->cells.n;
	}
	if (end > b->table->cols)
		b->table->cols = (uint16_t)end;
	b->block = b->n;
	b->blank = BLANK_NONE;
}

void
builder_cell_end(struct builder *b)
{
	if (b->cell == NULL)
		return;
	b->cell->span = open_span(b);
	b->cell = NULL;
}

bool
builder_cell_more(struct builder *b)
{
	unsigned row = b->table->rows == 0 ? 0 : b->table->rows - 1u;
	uint32_t owner = b->col < BUILDER_COLUMNS ? b->owner[b->col] : 0;
	struct cell *c = owner > 0 ? &b->table->cells.at[owner - 1] : NULL;

	builder_cell_end(b);
	if (c == NULL || c->col != b->col || c->row + c->rowspan != row)
		return false;
	c->rowspan++;
	for (unsigned end = c->col + c->colspan; b->col < end; b->col++)
		b->taken[b->col] = row + 1;
	return true;
}

void
builder_skip(struct builder *b, unsigned cols)
{
	builder_cell_end(b);
	b->col = cols > BUILDER_COLUMNS - 1u - b->col
	             ? BUILDER_COLUMNS - 1
	             : (uint16_t)(b->col + cols);
}

void
builder_table_end(struct builder *b)
{
	struct block *block = &b->doc->blocks.at[b->table_block];

	builder_cell_end(b);
	block->span.end = (uint32_t)b->n;
	if (block->span.start == block->span.end)
		b->doc->blocks.n = b->table_block;
	else
		put(b, "\n", 1);
	b->table = NULL;
	b->block = b->n;
}

struct builder_mark
builder_mark(struct builder *b)
{
	builder_break(b, BLOCK_PARAGRAPH);
	return (struct builder_mark){b->n, b->doc->blocks.n};
}

void
builder_undo(struct builder *b, struct builder_mark mark)
{
	b->n = b->block = mark.n;
	b->blank = BLANK_NONE;
	b->doc->blocks.n = mark.blocks;
}
