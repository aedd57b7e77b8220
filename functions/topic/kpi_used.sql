-- KPI rows of current papers; measurable: 1 where the target is a number, an
-- amount, a time or a date; words: the target where it holds no number.  Planned
-- for the filters given each time: one county and the whole country want
-- different joins.
CREATE FUNCTION kpi_used(asked_topic text, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[],
	asked_indicator text)
RETURNS TABLE (indicator text, division_code text, disclosure_id bigint,
	no integer, project bigint, measurable integer, op text, value numeric,
	high numeric, unit text, words text)
LANGUAGE plpgsql STABLE ROWS 20000
SET plan_cache_mode = force_custom_plan SET enable_nestloop = on
AS $$
#variable_conflict use_column
BEGIN
	-- The planner takes county and paper for independent and so expects
	-- next to no rows; for more than a few counties that misleads it.
	IF asked_counties IS NULL THEN
		PERFORM set_config('enable_nestloop', 'off', true);
	END IF;
	RETURN QUERY
	SELECT k.indicator, k.division_code, k.disclosure_id, k.no, k.project,
		(k.kind IN ('percent', 'count', 'money', 'duration', 'date')
			IS TRUE)::integer, k.op, k.value, k.high,
		CASE WHEN k.value IS NOT NULL THEN k.unit END,
		CASE WHEN k.value IS NULL THEN k.target END
	FROM disclosure d
	JOIN kpi k ON k.division_code = d.division_code
		AND k.disclosure_id = d.id
	LEFT JOIN project p ON p.division_code = k.division_code
		AND p.disclosure_id = k.disclosure_id AND p.no = k.project
	WHERE d.version_to IS NULL AND k.indicator IS NOT NULL
		AND (asked_topic IS NULL OR p.topic = asked_topic)
		AND (asked_year IS NULL OR d.fiscal_year = asked_year)
		AND (asked_province IS NULL OR d.division_code IN (
			SELECT v.code FROM division v
			WHERE v.province = asked_province))
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (asked_counties IS NULL
			OR d.division_code = ANY (asked_counties))
		AND (asked_indicator IS NULL
			OR strpos(k.indicator, asked_indicator) > 0);
END $$;
