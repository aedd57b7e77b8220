-- Spending on a topic through three lenses.  They overlap (a plant is a function
-- line, a project and a purchase at once), so they are never added.

-- Current papers of a year that speak of a stage, with their counties.
CREATE FUNCTION papers(asked_year integer, asked_stage text, asked_scope text,
	asked_kind text, asked_province text, asked_counties text[])
RETURNS TABLE (division_code text, id bigint, county text, province text,
	scope text, department_name text, department_kind text, doc_type text)
LANGUAGE sql STABLE AS $$
	SELECT d.division_code, d.id, v.name, v.province, d.scope,
		d.department_name, d.department_kind, d.doc_type
	FROM disclosure d JOIN division v ON v.code = d.division_code
	WHERE d.version_to IS NULL AND d.fiscal_year = asked_year
		AND (d.doc_type = 'final_accounts') = (asked_stage <> 'budget')
		AND (asked_scope IS NULL OR d.scope = asked_scope)
		AND (asked_kind IS NULL OR d.department_kind = asked_kind)
		AND (asked_province IS NULL OR v.province = asked_province)
		AND (asked_counties IS NULL
			OR d.division_code = ANY (asked_counties))
$$;

-- Function lines whose code begins as the topic's do.  A line is given whole;
-- its parts (basic, project) only where the whole is not stated.
CREATE FUNCTION topic_lines(asked_topic text, asked_year integer,
	asked_stage text, asked_scope text, asked_kind text, per text,
	asked_basis text, asked_province text, asked_counties text[])
RETURNS TABLE (division_code text, county text, province text, scope text,
	department_name text, department_kind text, measure text,
	function_code text, fund text, part text, fen bigint, presence text,
	disclosure_id bigint, no integer, persons bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, d.name, d.province, v.scope, p.department_name,
		v.department_kind, v.measure, v.function_code, v.fund, v.part,
		v.amount, v.presence, v.disclosure_id, v.no, n.persons
	FROM topic t
	JOIN measure_value v ON v.function_code >= t.pattern
		AND v.function_code <= t.pattern || '~'
	JOIN division d ON d.code = v.division_code
	JOIN disclosure p ON p.division_code = v.division_code
		AND p.id = v.disclosure_id
	LEFT JOIN population_current n ON per = 'resident'
		AND n.basis = asked_basis AND n.code = v.division_code
	WHERE t.topic = asked_topic AND t.lens = 'function'
		AND v.function_code <> ''
		AND v.year = asked_year AND v.stage = asked_stage
		AND (asked_scope IS NULL OR v.scope = asked_scope)
		AND (asked_kind IS NULL OR v.department_kind = asked_kind)
		AND (asked_province IS NULL OR d.province = asked_province)
		AND (asked_counties IS NULL
			OR v.division_code = ANY (asked_counties))
		AND (v.part = '' OR NOT EXISTS (
			SELECT FROM measure_value w
			WHERE w.division_code = v.division_code
				AND w.scope = v.scope
				AND w.department_key = v.department_key
				AND w.measure = v.measure
				AND w.function_code = v.function_code
				AND w.fund = v.fund AND w.part = ''
				AND w.year = v.year AND w.stage = v.stage))
$$;

-- What a project costs: its own statement, else what the procurement table of
-- the same paper says of a project of that name, if it says one thing only.
CREATE FUNCTION project_budget(d_code text, d_id bigint, stated bigint,
	name text, OUT fen bigint, OUT origin text)
LANGUAGE sql STABLE AS $$
	SELECT coalesce(stated, b.fen), CASE
		WHEN stated IS NOT NULL THEN 'project'
		WHEN b.fen IS NOT NULL THEN 'procurement' END
	FROM (SELECT CASE WHEN min(budget_fen) = max(budget_fen)
			THEN min(budget_fen) END AS fen
		FROM procurement_item
		WHERE division_code = d_code AND disclosure_id = d_id
			AND project = name) b
$$;

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
