-- By what the goals and rows of a paper are known again.  A plain SELECT, so that
-- the planner sees through the call.
CREATE FUNCTION copy_keys(code text, paper bigint)
RETURNS TABLE (letter text, near bigint, project bigint)
LANGUAGE sql STABLE AS $$
	SELECT 'g', near, project FROM goal
	WHERE division_code = code AND disclosure_id = paper
		AND near IS NOT NULL
	UNION ALL
	SELECT 'k', near, project FROM kpi
	WHERE division_code = code AND disclosure_id = paper
		AND near IS NOT NULL
$$;
