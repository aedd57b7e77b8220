-- The copies of a cluster that current papers have, and what each stands under.  A
-- plain SELECT, so that the planner sees through it; one half of it never runs.
CREATE FUNCTION copies_of(asked bigint, asked_letter text)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	exact bigint, topic text, kind text, year smallint)
LANGUAGE sql STABLE AS $$
	SELECT r.division_code, r.disclosure_id, r.no, r.exact,
		coalesce(j.topic, ''), p.department_kind, p.year
	FROM goal r
	JOIN kpi_paper p USING (division_code, disclosure_id)
	LEFT JOIN project j ON j.division_code = r.division_code
		AND j.disclosure_id = r.disclosure_id AND j.no = r.project
	WHERE asked_letter = 'g' AND r.near = asked
	UNION ALL
	SELECT r.division_code, r.disclosure_id, r.no, r.exact,
		coalesce(j.topic, ''), p.department_kind, p.year
	FROM kpi r
	JOIN kpi_paper p USING (division_code, disclosure_id)
	LEFT JOIN project j ON j.division_code = r.division_code
		AND j.disclosure_id = r.disclosure_id AND j.no = r.project
	WHERE asked_letter = 'k' AND r.near = asked
$$;
