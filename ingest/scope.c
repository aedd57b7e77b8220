/*
 * Whether a paper speaks for a whole county, city or prefecture, for one
 * department, or for one unit of it.
 */
#include "ingest/identity.h"

#include "ingest/department.h"

/* The paper speaks in the first person of one office. */
static bool
speaks_of_itself(const struct paper *p)
{
	static const char *const own[] = {
	    "我局", "本局", "我单位", "本单位", "本部门", "我部门",
	    "我院", "本院", "我校",   "本校",   "我中心", "本中心",
	    "我委", "本委", "我办",   "我镇",   "本镇",   "我乡"};

	return HAS_ANY(head_of(p->text), own);
}

static bool
sums_up(const struct paper *p)
{
	static const char *const sums[] = {
	    "汇总", "各部门", "各单位", "各预算单位", "各级行政", "全县",
	    "全市", "全区",   "全旗",   "全州",       "本级各",   "预算单位"};

	return HAS_ANY(head_of(p->text), sums) && !speaks_of_itself(p);
}

/* Words for a county, city or prefecture as a whole. */
static bool
names_the_whole(struct slice s)
{
	static const char *const words[] = {
	    "县本级", "市本级", "区本级", "州本级", "旗本级", "县级",
	    "市级",   "区级",   "州级",   "旗级",   "全县",   "全市",
	    "全区",   "全州",   "汇总",   "本级"};

	return HAS_ANY(s, words);
}

static bool
is_whole(const struct paper *p)
{
	static const char *const department[] = {
	    "部门预算", "部门决算", "单位预算", "单位决算", "绩效"};
	static const char *const whole[] = {
	    "三公", "财政预算", "财政决算", "政府预算", "政府决算",
	    "收支", "预算执行", "预算草案", "总预算",   "总决算"};
	bool named = p->issuer.name.at != NULL;
	bool finance = p->issuer.kind.at != NULL &&
	               slice_is(p->issuer.kind, SLICE("finance"));

	if (p->titled)
		return finance && (p->issuer.about || sums_up(p)) &&
		       !HAS_ANY(p->title, department);
	if (named && HAS_ANY(p->title, department))
		return false;
	if (names_the_whole(p->title))
		return true;
	if (named && !finance)
		return false;
	if (!named && !speaks_of_itself(p) && p->where.n == 0)
		return names_the_whole(head_of(p->text));
	return sums_up(p) ||
	       (finance && !speaks_of_itself(p) &&
	        names_the_whole(head_of(p->text))) ||
	       (p->where.n > 0 && HAS_ANY(p->title, whole) &&
	        locate(p->r->know->divisions, p->title).n > 0);
}

static enum scope
whole_scope(const struct paper *p)
{
	static const char *const city[] = {"我市", "市本级", "市级",  "全市",
	                                   "州级", "全州",   "州本级"};

	if (p->where.n == 0)
		return HAS_ANY(head_of(p->text), city) ? SCOPE_PREFECTURE
		                                       : SCOPE_COUNTY;
	switch (p->where.at[0]->level) {
	case DIVISION_COUNTY:
		return SCOPE_COUNTY;
	case DIVISION_PREFECTURE:
		return SCOPE_PREFECTURE;
	case DIVISION_PROVINCE:
		break;
	}
	return SCOPE_OTHER;
}

/* 河北省保定市曲阳县住建局 is 曲阳县住建局: the county says the rest. */
static struct slice
without_upper_places(const struct head *h, struct slice name)
{
	const char *county = slice_find(name, h->division_name);
	struct slice rest = name;

	if (h->division_name.len == 0 || county == NULL)
		return name;
	while (rest.at < county) {
		if (h->province.len > 0 && slice_starts(rest, h->province))
			rest = slice_from(rest, h->province.len);
		else if (h->prefecture.len > 0 &&
		         slice_starts(rest, h->prefecture))
			rest = slice_from(rest, h->prefecture.len);
		else
			return name;
	}
	return rest;
}

void
find_scope(struct paper *p)
{
	static const char *const unit[] = {"单位预算", "单位决算"};
	struct head *h = &p->r->out->head;

	if (is_whole(p)) {
		h->scope = whole_scope(p);
		return;
	}
	h->scope = SCOPE_DEPARTMENT;
	if (p->issuer.name.at == NULL)
		return;
	h->department_name = without_upper_places(h, p->issuer.name);
	h->department_kind = p->issuer.kind;
	h->department_key = issuer_key(p->r, &p->issuer);
	if (department_is_unit(p->issuer.kind, p->issuer.rest) ||
	    HAS_ANY(p->title, unit))
		h->scope = SCOPE_UNIT;
}
