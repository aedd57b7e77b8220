-- The rows of papers as they are counted.
CREATE FUNCTION kpi_rows(ids bigint[])
RETURNS TABLE (disclosure_id bigint, no integer, project integer, topic text,
	level2 text, indicator text, measurable boolean, op text, value numeric,
	high numeric, unit text, words text, key text)
LANGUAGE sql STABLE SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	SELECT k.*, concat_ws('|', coalesce(op, ''),
		coalesce(trim_scale(value)::text, ''),
		coalesce(trim_scale(high)::text, ''), coalesce(unit, ''),
		coalesce(words, ''))
	FROM (SELECT d.id, k.no, k.project::integer, coalesce(p.topic, ''),
			kpi_level2(k.level2), coalesce(s.indicator, k.indicator),
			k.kind IN ('percent', 'count', 'money', 'duration',
				'date') IS TRUE, k.op, k.value, k.high,
			CASE WHEN k.value IS NOT NULL
				THEN left(k.unit, 60) END AS unit,
			CASE WHEN k.value IS NULL THEN left(btrim(k.target,
				E' \t\u3000'), 200) END AS words
		FROM disclosure d
		JOIN kpi k ON k.division_code = d.division_code
			AND k.disclosure_id = d.id
		LEFT JOIN project p ON p.division_code = k.division_code
			AND p.disclosure_id = k.disclosure_id
			AND p.no = k.project
		LEFT JOIN indicator_name s ON s.synonym = k.indicator
		WHERE d.id = ANY (ids) AND k.indicator IS NOT NULL) k
$$;
