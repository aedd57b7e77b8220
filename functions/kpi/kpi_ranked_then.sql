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
		SELECT word, max(name) AS name, count(*) AS n
		FROM e GROUP BY word
	), shown AS MATERIALIZED (
		SELECT * FROM (
			SELECT u.word, coalesce(w.word, u.name) AS name,
				row_number() OVER (ORDER BY u.n DESC,
					coalesce(w.word, u.name) COLLATE "C")
					AS place
			FROM used u LEFT JOIN kpi_word w ON w.id = u.word) r
		WHERE r.place > first AND r.place <= first + most
	), cell AS MATERIALIZED (
		SELECT s.place, s.name, e.division_code, e.disclosure_id,
			e.project, e.measurable, e.target, e.at
		FROM e JOIN shown s USING (word)
	), said AS (
		SELECT place, name, count(*) AS n,
			count(*) FILTER (WHERE measurable) AS measurable,
			count(DISTINCT (disclosure_id, project)) AS projects,
			count(DISTINCT division_code) AS counties
		FROM cell GROUP BY place, name
	), added AS (
		SELECT place, target, count(*) AS n, min(at) AS example
		FROM cell GROUP BY place, target
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
		(SELECT count(*) FROM (SELECT DISTINCT disclosure_id, project
			FROM e) p), (SELECT count(*) FROM (
			SELECT DISTINCT division_code FROM e) c),
		(SELECT count(*) FROM used), NULL::bigint, NULL::bigint,
		NULL::bigint
	FROM e
	UNION ALL
	(SELECT s.place, s.name, s.n, s.measurable, s.projects, s.counties,
		NULL, a.goal, a.n, a.example
	FROM said s JOIN aims a ON a.place = s.place AND a.goal <= goals
	ORDER BY s.place, a.goal);
END $$;
