/*
 * 政府采购: one row a purchase, and the row of sums, whose amounts are facts of
 * their own (procurement.total, .general, .gov_fund).
 */
#include "ingest/spelling.h"
#include "ingest/tables.h"
#include "ingest/topic.h"

static money
amount_at(const struct sheet *s, size_t row, enum column column)
{
	return cell_money(header_words(s->header, s->grid, row, column),
	                  s->unit, NULL);
}

/* The measure that each column of the row of sums states. */
static const struct {
	enum column column;
	const char *measure;
	enum fund fund;
} sums[] = {
    {COLUMN_AMOUNT, "procurement.total", FUND_NONE},
    {COLUMN_GENERAL, "procurement.general", FUND_NONE},
    {COLUMN_GOV_FUND, "procurement.gov_fund", FUND_NONE},
};

static void
state_sum(const struct sheet *s, size_t row, size_t i)
{
	const struct head *head = &s->r->out->head;
	uint16_t col = s->header->at[sums[i].column];
	struct slice words = grid_words(s->grid, row, col);
	unsigned char decimals;
	money amount = cell_money(words, s->unit, &decimals);
	struct statement *st;

	if (!money_known(amount) && words.len > 0)
		return;
	st = list_add(s->r->arena, &s->r->statements);
	st->role = SAYS_VALUE;
	st->in_table = true;
	st->measure = slice_of(sums[i].measure);
	st->fund = sums[i].fund;
	st->year = head->fiscal_year;
	st->stage =
	    head->doc_type == DOC_FINAL_ACCOUNTS ? STAGE_FINAL : STAGE_BUDGET;
	/* An empty cell beside a sum: nothing of that money. */
	st->amount = money_known(amount) ? amount : money_of_fen(0);
	st->presence =
	    money_known(amount) ? PRESENCE_STATED : PRESENCE_STATED_NONE;
	st->decimals = decimals;
	st->unit = s->unit;
	st->span = grid_span(s->grid, row, col);
	st->clause = grid_row_span(s->grid, row);
	st->block = s->block;
}

static void
state_sums(const struct sheet *s, size_t row)
{
	if (s->r->out->head.fiscal_year == 0 ||
	    !money_known(amount_at(s, row, COLUMN_AMOUNT)))
		return;
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
		if (s->header->at[sums[i].column] != NO_COLUMN)
			state_sum(s, row, i);
}

/* Digits with a point, commas dropped; SLICE_NONE for anything else. */
static struct slice
decimal_of(struct arena *a, struct slice words)
{
	struct slice s = spelled(a, words);
	char *copy;
	size_t n = 0;
	bool point = false;

	if (s.len == 0 || s.len > 32)
		return SLICE_NONE;
	copy = arena_alloc(a, s.len);
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == ',')
			continue;
		if (s.at[i] == '.' && !point && n > 0 && i + 1 < s.len)
			point = true;
		else if (s.at[i] < '0' || s.at[i] > '9')
			return SLICE_NONE;
		copy[n++] = s.at[i];
	}
	return n == 0 ? SLICE_NONE : (struct slice){copy, n};
}

static bool
is_sum_row(const struct sheet *s, size_t row)
{
	for (size_t col = 0; col < s->grid->cols; col++) {
		struct slice words = grid_words(s->grid, row, col);

		if (words.len > 0)
			return is_total(words);
	}
	return false;
}

/* Takes the code off "A02010105 台式计算机" or "[A02010105]台式计算机". */
static struct slice
take_code(struct arena *a, struct slice *item)
{
	struct slice s = spelled(a, *item), code;
	size_t bracket = s.len > 0 && (s.at[0] == '[' || s.at[0] == '(');
	size_t n = bracket + 1, end;

	while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
		n++;
	if (n < bracket + 4 || s.at[bracket] < 'A' || s.at[bracket] > 'C')
		return SLICE_NONE;
	code = (struct slice){s.at + bracket, n - bracket};
	end = n;
	while (end < s.len && (s.at[end] == ']' || s.at[end] == ')' ||
	                       s.at[end] == '-' || s.at[end] == '.'))
		end++;
	if (end == s.len)
		return SLICE_NONE;
	*item = slice_from(s, end);
	return code;
}

static void
add_purchase(const struct sheet *s, size_t row, struct slice project)
{
	const struct header *h = s->header;
	struct procurement *p;
	struct slice code = header_words(h, s->grid, row, COLUMN_CODE);

	p = list_add(s->r->arena, &s->r->out->procurement);
	p->project = project;
	p->item = header_words(h, s->grid, row, COLUMN_ITEM);
	p->code = code.len == 0 ? take_code(s->r->arena, &p->item)
	                        : spelled(s->r->arena, code);
	p->unit = header_words(h, s->grid, row, COLUMN_UNIT);
	p->quantity = decimal_of(
	    s->r->arena, header_words(h, s->grid, row, COLUMN_QUANTITY));
	p->budget = amount_at(s, row, COLUMN_BUDGET);
	p->unit_price = amount_at(s, row, COLUMN_PRICE);
	p->amount = amount_at(s, row, COLUMN_AMOUNT);
	p->general = amount_at(s, row, COLUMN_GENERAL);
	p->gov_fund = amount_at(s, row, COLUMN_GOV_FUND);
	p->topic =
	    topic_of_purchase(s->r->know->topics, p->code, p->item, p->project);
	p->span = grid_row_span(s->grid, row);
}

size_t
read_procurement(const struct sheet *s)
{
	const struct header *h = s->header;
	struct slice project = SLICE_NONE;
	size_t row = h->row + h->rows;

	for (; row < s->grid->rows; row++) {
		struct slice words =
		    header_words(h, s->grid, row, COLUMN_PROJECT);
		struct slice item = header_words(h, s->grid, row, COLUMN_ITEM);

		if (is_sum_row(s, row)) {
			state_sums(s, row);
			continue;
		}
		/* One project's further purchases may leave its name out. */
		if (words.len > 0)
			project = words;
		else if (item.len > 0 && h->at[COLUMN_PROJECT] == NO_COLUMN)
			project = item;
		if (project.len == 0 || item.len == 0)
			continue;
		add_purchase(s, row, project);
	}
	return row;
}
