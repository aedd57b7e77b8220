-- The function lines of a topic as of a version, as rollup_merge chooses them.
-- Publishers none of whose papers came or went since have what they had then; the
-- lines of the others are chosen anew.
CREATE FUNCTION topic_lines_then(asked_topic text, years integer[],
	asked_stage text, asked_version bigint)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, fund text,
	part text, year integer, amount bigint, presence text,
	disclosure_id bigint, no integer, old bigint, new bigint)
LANGUAGE plpgsql STABLE ROWS 2 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT DISTINCT d.division_code, d.scope, d.department_key
		FROM disclosure d
		WHERE d.version_from > asked_version
			OR d.version_to > asked_version
	), said AS MATERIALIZED (
		SELECT v.division_code, v.scope, v.department_key,
			v.department_kind, v.measure, v.function_code, v.fund,
			v.part, v.year, v.amount, v.presence, v.disclosure_id,
			v.no, v.residents2010, v.residents2020
		FROM measure_value v
		WHERE v.function_code <> ''
			AND v.function_code = ANY (topic_codes(asked_topic))
			AND v.year = ANY (years) AND v.stage = asked_stage
			AND (v.division_code, v.scope, v.department_key)
				NOT IN (SELECT c.division_code, c.scope,
				c.department_key FROM changed c)
		UNION ALL
		(SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
				f.measure, f.function_code, f.fund, f.part, f.year)
			d.division_code, d.scope, d.department_key,
			d.department_kind, f.measure, f.function_code,
			coalesce(f.fund, ''), coalesce(f.part, ''), f.year,
			f.fen, f.presence, d.id, f.no,
			residents(d.division_code, f.year, 'census2010'),
			residents(d.division_code, f.year, 'census2020')
		FROM changed c
		JOIN disclosure d USING (division_code, scope, department_key)
		CROSS JOIN LATERAL (SELECT * FROM fact
			WHERE division_code = d.division_code
				AND disclosure_id = d.id) f
		WHERE served(d.version_from, d.version_to, asked_version)
			AND f.function_code = ANY (topic_codes(asked_topic))
			AND f.year = ANY (years) AND f.stage = asked_stage
		ORDER BY d.division_code, d.scope, d.department_key, f.measure,
			f.function_code, f.fund, f.part, f.year,
			figure_weight(d.doc_type, d.fiscal_year, f.stage,
				f.year) DESC, f.presence = 'derived', f.no)
	)
	SELECT * FROM said v
	WHERE v.part = '' OR (v.division_code, v.scope, v.department_key,
			v.measure, v.function_code, v.fund, v.year) NOT IN (
		SELECT w.division_code, w.scope, w.department_key, w.measure,
			w.function_code, w.fund, w.year
		FROM said w WHERE w.part = '');
END $$;
