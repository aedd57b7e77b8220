-- The indicator rows of papers as they stood at a version, those that are asked
-- for, by the name that is counted.
CREATE FUNCTION kpi_rows_then(asked_version bigint, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], asked_level2 text, asked_indicator text)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	project bigint, indicator text, measurable boolean, aim bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
BEGIN
	RETURN QUERY
	SELECT d.division_code, d.id, k.no, k.project::bigint, n.name,
		k.kind IN ('percent', 'count', 'money', 'duration', 'date')
			IS TRUE,
		coalesce(k.aim, text_key(target_key(k.op, k.value, k.high,
			k.unit, k.target)))
	FROM disclosure d
	JOIN kpi k ON k.division_code = d.division_code
		AND k.disclosure_id = d.id
	LEFT JOIN indicator_name s ON s.synonym = k.indicator
	LEFT JOIN project j ON asked_topic IS NOT NULL
		AND j.division_code = k.division_code
		AND j.disclosure_id = k.disclosure_id AND j.no = k.project
	CROSS JOIN LATERAL (
		SELECT coalesce(s.indicator, k.indicator) AS name) n
	WHERE k.indicator IS NOT NULL
		AND served(d.version_from, d.version_to, asked_version)
		AND (asked_topic IS NULL OR j.topic = asked_topic)
		AND (asked_year IS NULL OR d.fiscal_year = asked_year)
		AND (asked_province IS NULL OR left(d.division_code, 2) = part)
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (asked_counties IS NULL OR d.division_code = ANY (codes)
			AND d.fiscal_year
				<@ (spans ->> d.division_code)::int4range)
		AND (asked_level2 IS NULL
			OR kpi_level2(k.level2) = kpi_level2(asked_level2))
		AND (asked_indicator IS NULL OR strpos(n.name, asked_indicator) > 0
			OR EXISTS (SELECT FROM indicator_name o
				WHERE o.synonym = asked_indicator
					AND o.indicator = n.name));
END $$;
