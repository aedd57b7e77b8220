-- Staff as publishers state it of a year and stage.  A plain SELECT, so that the
-- planner sees through the call.
CREATE FUNCTION staff_of_stage(asked_year integer, asked_stage text,
	asked_scope text, low text, high text)
RETURNS TABLE (division_code text, department_key text, amount bigint)
LANGUAGE sql STABLE AS $$
	SELECT division_code, department_key, amount
	FROM measure_value
	WHERE measure = 'staff.actual' AND year = asked_year
		AND stage = asked_stage AND scope = asked_scope
		AND fund = '' AND part = ''
		AND department_kind >= coalesce(low, '')
		AND department_kind <= coalesce(high, '~')
$$;
