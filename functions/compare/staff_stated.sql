-- Staff as publishers state it of a year: of the stage if stated, else of
-- another.  A plain SELECT, so that the planner sees through the call.
CREATE FUNCTION staff_stated(asked_year integer, asked_stage text, second text,
	third text, asked_scope text, low text, high text)
RETURNS TABLE (division_code text, department_key text, amount bigint)
LANGUAGE sql STABLE AS $$
	SELECT * FROM staff_of_stage(asked_year, asked_stage, asked_scope, low,
		high)
	UNION ALL
	SELECT b.* FROM staff_of_stage(asked_year, second, asked_scope, low,
		high) b
	WHERE (b.division_code, b.department_key) NOT IN (
		SELECT a.division_code, a.department_key
		FROM staff_of_stage(asked_year, asked_stage, asked_scope, low,
			high) a)
	UNION ALL
	SELECT c.* FROM staff_of_stage(asked_year, third, asked_scope, low, high) c
	WHERE (c.division_code, c.department_key) NOT IN (
		SELECT a.division_code, a.department_key
		FROM staff_of_stage(asked_year, asked_stage, asked_scope, low,
			high) a
		UNION ALL SELECT b.division_code, b.department_key
		FROM staff_of_stage(asked_year, second, asked_scope, low,
			high) b)
$$;
