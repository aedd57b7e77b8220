-- Staff as publishers state it of a year and stage.  A plain SELECT, so that the
-- planner sees through the call.
CREATE FUNCTION staff_of_stage(asked_year integer, asked_stage text,
	asked_scope text, low text, high text)
RETURNS TABLE (division_code text, department_key text, amount bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, v.department_key, v.amount
	FROM slices('{staff.actual}', '', asked_year, asked_stage, asked_scope,
		low, high, NULL, NULL, 'none', NULL) s
	JOIN measure_value v ON v.slice = s.slice
$$;
