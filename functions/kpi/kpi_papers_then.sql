-- What kpi_paper said of papers at a version, but for their rows: of those that
-- are still current, and of those superseded since, counted anew.
CREATE FUNCTION kpi_papers_then(asked_version bigint)
RETURNS TABLE (division_code text, disclosure_id bigint, scope text,
	department_key text, department_kind text, year smallint,
	projects integer, n integer, measurable integer, malformed integer,
	misplaced integer, doubtful integer, reused integer)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT p.division_code, p.disclosure_id, p.scope, p.department_key,
		p.department_kind, p.year, p.projects, p.n, p.measurable,
		p.malformed, p.misplaced, p.doubtful, p.reused
	FROM kpi_paper p
	JOIN disclosure d ON d.division_code = p.division_code
		AND d.id = p.disclosure_id
	WHERE d.version_from <= asked_version;
	RETURN QUERY
	SELECT d.division_code, d.id, d.scope, d.department_key,
		d.department_kind, d.fiscal_year::smallint, j.n::integer,
		k.n::integer, k.measurable::integer,
		least(k.n, f.malformed)::integer,
		least(k.n, f.misplaced)::integer,
		least(k.n, f.doubtful)::integer, least(j.n, f.reused)::integer
	FROM disclosure d, LATERAL (
		SELECT count(*) AS n, count(*) FILTER (
			WHERE is_measurable(kind)) AS measurable
		FROM kpi WHERE division_code = d.division_code
			AND disclosure_id = d.id AND indicator IS NOT NULL
	) k, LATERAL (
		SELECT count(*) AS n FROM project
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) j, LATERAL kpi_findings(d.division_code, d.id) f
	WHERE d.version_from <= asked_version AND d.version_to > asked_version
		AND (k.n > 0 OR j.n > 0);
END $$;
