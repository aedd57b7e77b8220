/*
 * A line is an indicator when it begins with the name of a level.
 */
#include "ingest/kpi_line.h"

#include "ingest/spelling.h"

#define WORD(zh)                   \
	{                          \
		zh, sizeof(zh) - 1 \
	}
#define N(array) (sizeof(array) / sizeof((array)[0]))

/* Between the levels; longer ones first. */
static const struct slice joints[] = {WORD("——"), WORD("--"), WORD("—"),
                                      WORD("→"),  WORD("－"), WORD("-"),
                                      WORD("/"),  WORD("："), WORD(":")};

#define LONGEST_LEVEL 45 /* bytes */

/* Takes a level's name and the joint behind it off the front; what it can be,
 * 0 for anything else. */
static unsigned
take_level(struct slice *s, struct slice *name)
{
	for (size_t at = 3; at < s->len && at <= LONGEST_LEVEL; at++)
		for (size_t i = 0; i < N(joints); i++) {
			struct slice head = {s->at, at};
			unsigned level;

			if (!slice_starts(slice_from(*s, at), joints[i]))
				continue;
			level = kpi_level(trimmed(head));
			if (level == 0)
				return 0;
			*name = trimmed(head);
			*s = trimmed(slice_from(*s, at + joints[i].len));
			return level;
		}
	return 0;
}

/* Where the target begins: behind the last colon, else the last blank. */
static bool
part(struct slice s, struct slice *name, struct slice *target)
{
	static const struct slice gaps[] = {WORD("："), WORD(":"), WORD("　"),
	                                    WORD(" "), WORD("\t")};

	for (size_t i = 0; i < N(gaps); i++)
		for (size_t at = s.len; at-- > 0;) {
			if (!slice_starts(slice_from(s, at), gaps[i]))
				continue;
			*name = trimmed((struct slice){s.at, at});
			*target = trimmed(slice_from(s, at + gaps[i].len));
			if (name->len > 0 && target->len > 0)
				return true;
		}
	return false;
}

bool
kpi_line(struct slice line, struct kpi_words *out)
{
	struct slice s = trimmed(line), first, second;
	struct slice head = {s.at,
	                     s.len < LONGEST_LEVEL ? s.len : LONGEST_LEVEL};
	unsigned level = slice_find(head, SLICE("指标")) == NULL
	                     ? 0
	                     : take_level(&s, &first);

	*out = (struct kpi_words){.level1 = {"", 0}, .level2 = {"", 0}};
	if (level == 0)
		return false;
	if ((level & KPI_FIRST) != 0 &&
	    (take_level(&s, &second) & KPI_SECOND) != 0) {
		out->level1 = first;
		out->level2 = second;
	} else if (level == KPI_FIRST) {
		out->level1 = first;
	} else {
		out->level2 = first;
	}
	return part(s, &out->level3, &out->target);
}
