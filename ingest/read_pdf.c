/*
 * PDF: pdftotext, in a process of its own (converter.h), gives the words and
 * their places; here they become paragraphs and tables again.
 */
#include "ingest/readers.h"

#include "ingest/pdf_prose.h"
#include "ingest/pdf_ruled.h"
#include "ingest/pdf_table.h"

#define CAPTION_MOST 240 /* bytes of a line above a table */

bool
takes_pdf(struct slice bytes)
{
	/* Some servers put a few bytes before the mark. */
	struct slice head = {bytes.at, bytes.len < 1024 ? bytes.len : 1024};
	const char *at = slice_find(head, SLICE("%PDF-"));

	return at != NULL &&
	       (at == bytes.at ||
	        memchr(bytes.at, 0, (size_t)(at - bytes.at)) == NULL);
}

/* ---- why not ---- */

static enum read_result
refuse(enum converted why, struct slice bytes, const char **reason)
{
	switch (why) {
	case CONVERTED:
		break;
	case CONVERT_REFUSED:
		if (slice_find(bytes, SLICE("/Encrypt")) != NULL) {
			*reason = "the PDF is locked with a password";
			return READ_LOCKED;
		}
		*reason = "the PDF is damaged: pdftotext cannot open it";
		return READ_DAMAGED;
	case CONVERT_NO_TOOL:
		*reason = "a PDF can only be read with pdftotext installed "
		          "(package poppler-utils)";
		return READ_NO_TEXT;
	case CONVERT_NO_HOST:
		*reason = "a PDF can only be read by a worker that can start "
		          "pdftotext";
		return READ_NO_TEXT;
	case CONVERT_LATE:
		*reason = "the PDF takes pdftotext too long";
		return READ_TOO_LARGE;
	case CONVERT_LARGE:
	case CONVERTED_N:
		*reason = "the PDF needs too much memory";
		return READ_TOO_LARGE;
	}
	return READ_OK;
}

static enum read_result
refuse_empty(struct slice bytes, const struct pdf_words *words,
             const char **reason)
{
	if (words->pages.n == 0) {
		*reason = "the PDF has no pages";
		return READ_DAMAGED;
	}
	*reason = slice_find(bytes, SLICE("/Image")) != NULL
	              ? "the PDF is a scan: its pages are pictures without "
	                "text, which would have to be recognised first"
	              : "the PDF holds no text";
	return READ_NO_TEXT;
}

/* ---- the pages ---- */

static bool
is_caption(const struct document *doc, const struct block *b)
{
	return b->kind != BLOCK_TABLE &&
	       b->span.end - b->span.start <= CAPTION_MOST &&
	       slice_find(slice_cut(doc->text, b->span), SLICE("。")) == NULL;
}

/* The title above, and the line with the unit below the title. */
static struct span
caption_of(const struct document *doc, size_t n)
{
	const struct block *b = n > 0 ? &doc->blocks.at[n - 1] : NULL;
	struct span s = {0, 0};

	if (b == NULL || !is_caption(doc, b))
		return s;
	s = b->span;
	if (n > 1 && is_caption(doc, b - 1) &&
	    slice_find(slice_cut(doc->text, s), SLICE("单位")) != NULL)
		s.start = b[-1].span.start;
	return s;
}

/* The frames that stand above line `i`, from `from` on; where they end. */
static size_t
frames_above(const struct pdf_frames *f, size_t from, const struct pdf_lines *l,
             size_t i)
{
	while (from < f->list.n) {
		const struct pdf_frame *next = &f->list.at[from];

		if (i < l->lines.n &&
		    (next->page > l->lines.at[i].page ||
		     (next->page == l->lines.at[i].page &&
		      next->y[0] > pdf_line_middle(&l->lines.at[i]))))
			break;
		from++;
	}
	return from;
}

/* The first line from `i` on that stands below a frame, or is the last. */
static size_t
region_bound(const struct pdf_lines *l, const struct pdf_frames *f,
             size_t frame, size_t i)
{
	while (i < l->lines.n && frames_above(f, frame, l, i) == frame)
		i++;
	return i;
}

static void
write_pages(const struct pdf_lines *l, const struct pdf_frames *f,
            struct builder *b)
{
	struct pdf_prose prose;
	struct pdf_region region;
	size_t frame = 0;

	pdf_prose_begin(&prose, l, b);
	for (size_t i = 0; i < l->lines.n || frame < f->list.n;) {
		size_t end = frames_above(f, frame, l, i);

		if (end > frame)
			pdf_prose_end(&prose);
		while (frame < end)
			frame = pdf_ruled_write(f, frame, end, b);
		if (i == l->lines.n)
			break;
		if (!pdf_region_find(l, i, region_bound(l, f, frame, i),
		                     &region)) {
			pdf_prose_line(&prose, i++);
			continue;
		}
		pdf_prose_end(&prose);
		b->page = (uint16_t)(l->lines.at[i].page + 1);
		pdf_table_write(l, region, b);
		i = region.end;
	}
	pdf_prose_end(&prose);
}

static void
add_captions(struct document *doc)
{
	for (size_t i = 0; i < doc->blocks.n; i++)
		if (doc->blocks.at[i].kind == BLOCK_TABLE)
			doc->blocks.at[i].table->caption = caption_of(doc, i);
}

/* From pdftotext's output to the document; `text` is changed. */
static enum read_result
read_output(struct slice bytes, struct slice output, struct arena *a,
            struct document *out, const char **reason)
{
	struct pdf_words words;
	struct pdf_rules rules;
	struct pdf_frames frames;
	struct pdf_lines lines;
	struct builder b;

	if (!pdf_words_read((char *)(uintptr_t)output.at, output.len, a,
	                    &words)) {
		*reason = "the PDF has more pages or words than fit";
		return READ_TOO_LARGE;
	}
	if (words.words.n == 0)
		return refuse_empty(bytes, &words, reason);
	pdf_rules_read(bytes, &words, a, &rules);
	pdf_ruled_read(&rules, &words, a, &frames);
	pdf_lines_make(&words, a, &lines);
	builder_init(&b, a, out);
	write_pages(&lines, &frames, &b);
	builder_finish(&b);
	add_captions(out);
	return READ_OK;
}

enum read_result
read_pdf(struct slice bytes, struct converter *c, struct arena *a,
         struct document *out, const char **reason)
{
	struct slice output;
	enum converted how = converter_run(c, CONVERT_PDF, bytes, a, &output);

	if (how != CONVERTED)
		return refuse(how, bytes, reason);
	return read_output(bytes, output, a, out, reason);
}
