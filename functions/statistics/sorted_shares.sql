-- All figures that have what they are divided by, in order of size among their
-- equals; arrays run in step.  whole and rest: share_whole(), share_rest().
CREATE FUNCTION sorted_shares(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[])
RETURNS TABLE (scope text, kind text, code text, counted boolean, n bigint,
	whole bigint[], rest bigint[], total numeric, counties text[],
	ids bigint[], nos integer[], amounts bigint[], persons bigint[],
	presences text[])
LANGUAGE plpgsql STABLE ROWS 5 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT s.scope, s.department_kind, s.function_code, bool_or(s.counted),
		count(*), array_agg(s.whole), array_agg(s.rest),
		CASE per WHEN 'none' THEN sum(s.whole)
		ELSE sum(s.whole) + sum(s.rest) * 0.0000000000000001 END,
		array_agg(s.division_code::text), array_agg(s.disclosure_id),
		array_agg(s.no), array_agg(s.amount), array_agg(s.persons),
		array_agg(s.presence::text)
	FROM (SELECT *, share_whole(v.amount, v.persons, per) AS whole,
			share_rest(v.amount, v.persons, per) AS rest
		FROM (SELECT * FROM figures(asked_measures, asked_code,
			asked_year, asked_stage, asked_scope, asked_kind,
			asked_kind, asked_fund, asked_part, per, asked_basis,
			asked_version, built, chosen) OFFSET 0) v
		WHERE per = 'none' OR v.persons IS NOT NULL
		ORDER BY scope COLLATE "C", department_kind COLLATE "C",
			function_code COLLATE "C", whole, rest) s
	GROUP BY s.scope, s.department_kind, s.function_code;
END $$;
