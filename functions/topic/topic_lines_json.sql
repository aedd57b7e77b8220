-- Rows of the functional lens as a reply has them.  capacity: of all the topic's
-- projects of the county in that year.
CREATE FUNCTION topic_lines_json(shown topic_row[], asked_topic text,
	asked_stage text, asked_scope text, asked_kind text, per text,
	asked_basis text, asked_version bigint)
RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN (WITH line AS MATERIALIZED (
		SELECT *, CASE per WHEN 'resident' THEN residents_by(asked_basis,
			year, residents2010, residents2020) END AS persons
		FROM topic_shown(shown)
	), project AS MATERIALIZED (
		SELECT division_code, year, sum(capacity) AS capacity
		FROM topic_rows(asked_topic, 'j',
			ARRAY(SELECT DISTINCT year FROM line), asked_stage,
			asked_scope, asked_kind, NULL,
			ARRAY(SELECT DISTINCT division_code FROM line),
			asked_version)
		GROUP BY division_code, year
	)
	SELECT coalesce(json_agg(json_build_object(
		'code', l.division_code, 'county', l.county,
		'province', l.province, 'scope', l.scope,
		'department', l.department, 'kind', l.kind, 'year', l.year,
		'function_code', l.function_code, 'name', measure_name(f.measure),
		'fund', l.fund, 'part', l.part,
		'yuan', yuan(l.fen), 'persons', persons,
		'value', per_head(yuan(l.fen), persons),
		'capacity', trim_scale(p.capacity),
		'yuan_per_tonne', a_tonne(l.fen, p.capacity),
		'presence', f.presence,
		'fact', row_id(l.division_code, l.disclosure_id, 'f', l.no))
		ORDER BY l.place), '[]')
	FROM line l
	JOIN fact f ON f.division_code = l.division_code
		AND f.disclosure_id = l.disclosure_id AND f.no = l.no
	LEFT JOIN project p ON p.division_code = l.division_code
		AND p.year = l.year);
END $$;
