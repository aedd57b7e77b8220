-- Rows of a lens in their order, each with its county and its paper.  A plain
-- SELECT, so that the planner sees through the call.
CREATE FUNCTION topic_shown(shown topic_row[])
RETURNS TABLE (place bigint, division_code text, county text, province text,
	scope text, department text, kind text, year integer,
	disclosure_id bigint, no integer, function_code text, fund text,
	part text, fen bigint, residents2010 bigint, residents2020 bigint)
LANGUAGE sql STABLE AS $$
	SELECT r.ordinality, r.division_code, coalesce(v.name,
			division_name(r.division_code, d.fiscal_year)),
		v.province, d.scope, d.department_name,
		nullif(d.department_kind, ''), r.year, r.disclosure_id, r.no,
		r.function_code, nullif(r.fund, ''), nullif(r.part, ''), r.fen,
		r.residents2010, r.residents2020
	FROM unnest(shown) WITH ORDINALITY r
	JOIN disclosure d ON d.division_code = r.division_code
		AND d.id = r.disclosure_id
	LEFT JOIN division v ON v.code = r.division_code
$$;
