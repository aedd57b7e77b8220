-- Function lines of a topic with what they are divided by.  A line is given
-- whole; its parts (basic, project) only where the whole is not stated.  A plain
-- SELECT, so that the planner sees through the call.
CREATE FUNCTION topic_lines(asked_topic text, years integer[], asked_stage text,
	asked_scope text, asked_kind text, per text, asked_basis text,
	asked_version bigint)
RETURNS TABLE (division_code text, scope text, measure text,
	function_code text, fund text, part text, year integer, fen bigint,
	presence text, disclosure_id bigint, no integer, persons bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, v.scope, v.measure, v.function_code, v.fund,
		v.part, v.year, v.amount, v.presence, v.disclosure_id, v.no,
		CASE WHEN per = 'resident' THEN residents_by(asked_basis, v.year,
			v.residents2010, v.residents2020) END
	FROM measure_value v
	WHERE asked_version IS NULL AND v.function_code <> ''
		AND v.function_code = ANY (topic_codes(asked_topic))
		AND v.year = ANY (years) AND v.stage = asked_stage
		AND (asked_scope IS NULL OR v.scope = asked_scope)
		AND (asked_kind IS NULL OR v.department_kind = asked_kind)
		AND (v.part = '' OR NOT EXISTS (
			SELECT FROM measure_value w
			WHERE w.division_code = v.division_code
				AND w.scope = v.scope
				AND w.department_key = v.department_key
				AND w.measure = v.measure
				AND w.function_code = v.function_code
				AND w.fund = v.fund AND w.part = ''
				AND w.year = v.year AND w.stage = v.stage))
	UNION ALL
	SELECT v.division_code, v.scope, v.measure, v.function_code, v.fund,
		v.part, v.year, v.amount, v.presence, v.disclosure_id, v.no,
		CASE WHEN per = 'resident' THEN residents_by(asked_basis, v.year,
			v.old, v.new) END
	FROM topic_lines_then(asked_topic, years, asked_stage, asked_version) v
	WHERE asked_version IS NOT NULL
		AND (asked_scope IS NULL OR v.scope = asked_scope)
		AND (asked_kind IS NULL OR v.department_kind = asked_kind)
$$;
