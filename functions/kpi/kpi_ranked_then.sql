-- What kpi_ranked() gave at a version, counted from the rows.
CREATE FUNCTION kpi_ranked_then(asked_topic text, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[],
	asked_level2 text, asked_indicator text, first bigint, most bigint,
	goals bigint, asked_version bigint)
RETURNS TABLE (place bigint, name text, n bigint, measurable bigint,
	projects bigint, counties bigint, patterns bigint, goal bigint,
	target_n bigint, example bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH e AS MATERIALIZED (
		SELECT r.*, r.disclosure_id << 20 | r.no AS at
		FROM kpi_rows_then(asked_version, asked_topic, asked_year,
			asked_province, asked_kind, asked_counties, asked_level2,
			asked_indicator) r
	), used AS MATERIALIZED (
		SELECT indicator, count(*) AS n, row_number() OVER
			(ORDER BY count(*) DESC, indicator COLLATE "C") AS place
		FROM e GROUP BY indicator
	), cell AS MATERIALIZED (
		SELECT u.place, u.indicator, e.* FROM (SELECT division_code,
			disclosure_id, project, indicator AS said, measurable,
			aim, at FROM e) e
		JOIN used u ON u.indicator = e.said
		WHERE u.place > first AND u.place <= first + most
	), shown AS (
		SELECT place, indicator, count(*) AS n,
			count(*) FILTER (WHERE measurable) AS measurable,
			count(DISTINCT (disclosure_id, project)) AS projects,
			count(DISTINCT division_code) AS counties
		FROM cell GROUP BY place, indicator
	), added AS (
		SELECT place, aim, count(*) AS n, min(at) AS example
		FROM cell GROUP BY place, aim
	), aims AS (
		SELECT a.*, row_number() OVER (PARTITION BY place
			ORDER BY a.n DESC, target_key(k.op, k.value, k.high,
				k.unit, k.target) COLLATE "C") AS goal
		FROM added a
		JOIN disclosure d ON d.id = a.example >> 20
		JOIN kpi k ON k.division_code = d.division_code
			AND k.disclosure_id = d.id
			AND k.no = (a.example & 1048575)::integer
	)
	SELECT 0::bigint, NULL, count(*), count(*) FILTER (WHERE measurable),
		count(DISTINCT (disclosure_id, project)),
		count(DISTINCT division_code), (SELECT count(*) FROM used),
		NULL::bigint, NULL::bigint, NULL::bigint
	FROM e
	UNION ALL
	(SELECT s.place, s.indicator, s.n, s.measurable, s.projects, s.counties,
		NULL, a.goal, a.n, a.example
	FROM shown s JOIN aims a ON a.place = s.place AND a.goal <= goals
	ORDER BY s.place, a.goal);
END $$;
