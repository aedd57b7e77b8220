/*
 * Drawn over itself with a carriage return; hidden while a line goes out.
 */
#include "client/progress.h"

#include "client/phrase.h"
#include "client/width.h"

#define PAUSE_MS 60
#define BAR_MOST 40
#define BAR_LEAST 5

void
progress_init(struct progress *p, struct screen screen, size_t total,
              int64_t now)
{
	*p = (struct progress){.screen = screen,
	                       .total = total,
	                       .started = now,
	                       .drawn = now - PAUSE_MS};
}

const char *
progress_left(size_t done, size_t total, int64_t elapsed_ms, char out[16])
{
	int64_t seconds;

	if (done == 0) {
		snprintf(out, 16, "–:––");
		return out;
	}
	seconds = elapsed_ms * (int64_t)(total - done) / (int64_t)done / 1000;
	if (seconds > 359999)
		seconds = 359999;
	if (seconds >= 3600)
		snprintf(out, 16, "%d:%02d:%02d", (int)(seconds / 3600),
		         (int)(seconds / 60 % 60), (int)(seconds % 60));
	else
		snprintf(out, 16, "%d:%02d", (int)(seconds / 60),
		         (int)(seconds % 60));
	return out;
}

static void
draw_bar(const struct progress *p, size_t done, size_t room)
{
	size_t full;

	if (room > BAR_MOST)
		room = BAR_MOST;
	full = done * room / (p->total > 0 ? p->total : 1);
	putc('[', p->screen.out);
	for (size_t i = 0; i < room; i++)
		putc(i < full ? '#' : ' ', p->screen.out);
	fputs("] ", p->screen.out);
}

void
progress_draw(struct progress *p, size_t done, int64_t now)
{
	char left[16], text[120];
	int64_t elapsed = now - p->started;
	size_t taken, rate = 0; /* tenths a second */

	if (p->screen.columns == 0 || now - p->drawn < PAUSE_MS)
		return;
	if (elapsed > 0)
		rate = done * 10000 / (size_t)elapsed;
	snprintf(text, sizeof(text), phrase(SAY_PROGRESS, p->screen.language),
	         done, p->total, rate / 10, rate % 10,
	         progress_left(done, p->total, elapsed, left));
	fputs("\r\033[K", p->screen.out);
	taken = width(slice_of(text)) + 4;
	if (p->screen.columns > taken + BAR_LEAST)
		draw_bar(p, done, p->screen.columns - taken);
	fputs(text, p->screen.out);
	fflush(p->screen.out);
	p->drawn = now;
	p->visible = true;
}

void
progress_hide(struct progress *p)
{
	if (!p->visible)
		return;
	fputs("\r\033[K", p->screen.out);
	fflush(p->screen.out);
	p->visible = false;
	p->drawn -= PAUSE_MS;
}
