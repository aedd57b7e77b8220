-- Adds papers (sign 1) to what kpi.quality ranks, or takes them away (-1): each to
-- its county and its department, its year and all, its kind and all.
CREATE FUNCTION kpi_place_count(ids bigint[], sign integer) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO kpi_place AS o
	SELECT s.*, CASE WHEN sign > 0 THEN kpi_score(n, measurable, malformed,
		misplaced, doubtful, projects, reused) END
	FROM (SELECT p.division_code, coalesce(p.scope, ''),
			coalesce(p.department_key, ''), coalesce(p.year, 0),
			coalesce(p.kind, -1), sign * count(*),
			sign * sum(p.projects) AS projects, sign * sum(p.n) AS n,
			sign * sum(p.measurable) AS measurable,
			sign * sum(p.malformed) AS malformed,
			sign * sum(p.misplaced) AS misplaced,
			sign * sum(p.doubtful) AS doubtful,
			sign * sum(p.reused) AS reused
		FROM disclosure d
		JOIN kpi_paper p ON p.division_code = d.division_code
			AND p.disclosure_id = d.id
		WHERE d.id = ANY (ids) AND p.n > 0
		GROUP BY p.division_code, ROLLUP ((p.scope, p.department_key)),
			ROLLUP (p.year), ROLLUP (p.kind)
		ORDER BY 1, 2, 3, 4, 5) s
	ON CONFLICT (division_code, scope, department_key, year, kind)
	DO UPDATE SET papers = o.papers + excluded.papers,
		projects = o.projects + excluded.projects,
		n = o.n + excluded.n,
		measurable = o.measurable + excluded.measurable,
		malformed = o.malformed + excluded.malformed,
		misplaced = o.misplaced + excluded.misplaced,
		doubtful = o.doubtful + excluded.doubtful,
		reused = o.reused + excluded.reused,
		score = CASE WHEN o.n + excluded.n > 0 THEN kpi_score(
			o.n + excluded.n, o.measurable + excluded.measurable,
			o.malformed + excluded.malformed,
			o.misplaced + excluded.misplaced,
			o.doubtful + excluded.doubtful,
			o.projects + excluded.projects,
			o.reused + excluded.reused) END
$$;
