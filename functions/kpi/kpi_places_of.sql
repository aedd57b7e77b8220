-- What kpi_places() gives, added up from the papers: of some counties, each for the
-- years in which its code is followed, or as of a version.
CREATE FUNCTION kpi_places_of(by text, asked_year integer, part text,
	asked_kind text, asked_counties text[], fewest bigint, first bigint,
	most bigint, asked_version bigint)
RETURNS TABLE (place bigint, rank bigint, scored bigint, too_few bigint,
	division_code text, scope text, department_key text, kind text,
	ids bigint[], year integer, score numeric, papers bigint, projects bigint,
	n bigint, measurable bigint, malformed bigint, misplaced bigint,
	doubtful bigint, reused bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	spans jsonb := followed(asked_counties);
BEGIN
	RETURN QUERY
	WITH place AS MATERIALIZED (
		SELECT division_code, CASE by WHEN 'department' THEN scope END
				AS scope,
			CASE by WHEN 'department' THEN department_key END AS key,
			min(department_kind) AS kind,
			array_agg(disclosure_id) AS ids, max(year)::integer AS year,
			count(*) AS papers, sum(projects) AS projects, sum(n) AS n,
			sum(measurable) AS measurable,
			sum(malformed) AS malformed,
			sum(misplaced) AS misplaced, sum(doubtful) AS doubtful,
			sum(reused) AS reused
		FROM kpi_papers_at(asked_version)
		WHERE n > 0 AND (asked_year IS NULL OR year = asked_year)
			AND (part IS NULL OR division_code >= part
				AND division_code < part || '~')
			AND (asked_kind IS NULL OR department_kind = asked_kind)
			AND (spans IS NULL OR year::integer
				<@ (spans ->> division_code)::int4range)
		GROUP BY 1, 2, 3
	), ranked AS (
		SELECT *, rank() OVER (ORDER BY score DESC) AS rank,
			row_number() OVER (ORDER BY score DESC, division_code,
				scope, key) AS place
		FROM (SELECT *, kpi_score(n, measurable, malformed, misplaced,
				doubtful, projects, reused) AS score
			FROM place WHERE n >= fewest
			-- The score is computed once.
			OFFSET 0) s
	)
	SELECT r.place, r.rank, c.scored, c.too_few, r.division_code, r.scope,
		r.key, r.kind, r.ids, r.year, r.score, r.papers, r.projects, r.n,
		r.measurable, r.malformed, r.misplaced, r.doubtful, r.reused
	FROM (SELECT count(*) FILTER (WHERE n >= fewest) AS scored,
			count(*) FILTER (WHERE n < fewest) AS too_few
		FROM place) c
	LEFT JOIN ranked r ON r.place > first AND r.place <= first + most;
END $$;
