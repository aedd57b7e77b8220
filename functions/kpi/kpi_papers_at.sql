-- What kpi_paper says of papers, but for their rows, now or as of a version.  A
-- plain SELECT, so that the planner sees through it; one half of it never runs.
CREATE FUNCTION kpi_papers_at(asked_version bigint)
RETURNS TABLE (division_code text, disclosure_id bigint, scope text,
	department_key text, department_kind text, year smallint,
	projects integer, n integer, measurable integer, malformed integer,
	misplaced integer, doubtful integer, reused integer)
LANGUAGE sql STABLE AS $$
	SELECT division_code, disclosure_id, scope, department_key,
		department_kind, year, projects, n, measurable, malformed,
		misplaced, doubtful, reused
	FROM kpi_paper WHERE asked_version IS NULL
	UNION ALL
	SELECT * FROM kpi_papers_then(asked_version)
	WHERE asked_version IS NOT NULL
$$;
