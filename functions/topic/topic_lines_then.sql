-- The function lines of a topic as of a version, as rollup_merge chooses them.
-- Publishers none of whose papers came or went since have what they had then; the
-- lines of the others are chosen anew.
CREATE FUNCTION topic_lines_then(asked_topic text, years integer[],
	asked_stage text, asked_version bigint)
RETURNS SETOF topic_row LANGUAGE plpgsql STABLE ROWS 2 AS $$
BEGIN
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT DISTINCT d.division_code, d.scope, d.department_key
		FROM disclosure d
		WHERE d.version_from > asked_version
			OR d.version_to > asked_version
	), said AS MATERIALIZED (
		SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
				f.measure, f.function_code, f.fund, f.part, f.year)
			d.division_code, d.scope, d.department_key,
			d.department_kind, f.measure, f.function_code,
			coalesce(f.fund, '') AS fund,
			coalesce(f.part, '') AS part, f.year, f.fen, d.id, f.no
		FROM changed c
		JOIN disclosure d USING (division_code, scope, department_key)
		CROSS JOIN LATERAL (SELECT * FROM fact
			WHERE division_code = d.division_code
				AND disclosure_id = d.id) f
		WHERE served(d.version_from, d.version_to, asked_version)
			AND EXISTS (SELECT FROM topic t
				WHERE t.topic = asked_topic
					AND t.lens = 'function'
					AND starts_with(f.function_code,
						t.pattern))
			AND f.year = ANY (years) AND f.stage = asked_stage
		ORDER BY d.division_code, d.scope, d.department_key, f.measure,
			f.function_code, f.fund, f.part, f.year,
			figure_weight(d.doc_type, d.fiscal_year, f.stage,
				f.year) DESC, f.presence = 'derived', f.no
	)
	SELECT t.* FROM topic_row t
	JOIN disclosure d ON d.division_code = t.division_code
		AND d.id = t.disclosure_id
	WHERE t.topic = asked_topic AND t.letter = 'f'
		AND t.year = ANY (years) AND t.stage = asked_stage
		AND (d.division_code, d.scope, d.department_key) NOT IN (
			SELECT c.division_code, c.scope, c.department_key
			FROM changed c)
	UNION ALL
	SELECT asked_topic, 'f', s.year, asked_stage, s.division_code, s.id,
		s.no, s.scope, s.department_kind, s.function_code, s.fund,
		s.part, s.fen, NULL, residents(s.division_code, s.year,
			'census2010'),
		residents(s.division_code, s.year, 'census2020')
	FROM said s
	WHERE s.part = '' OR (s.division_code, s.scope, s.department_key,
			s.measure, s.function_code, s.fund, s.year) NOT IN (
		SELECT w.division_code, w.scope, w.department_key, w.measure,
			w.function_code, w.fund, w.year
		FROM said w WHERE w.part = '');
END $$;
