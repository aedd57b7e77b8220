-- By what the goals and rows of a paper are known again.
CREATE FUNCTION copy_keys(code text, paper bigint)
RETURNS TABLE (letter text, near bigint, project bigint)
LANGUAGE sql STABLE AS $$
	SELECT 'g', near, project::bigint FROM goal
	WHERE division_code = code AND disclosure_id = paper
		AND near IS NOT NULL
	UNION ALL
	SELECT 'k', near, project::bigint FROM kpi
	WHERE division_code = code AND disclosure_id = paper
		AND near IS NOT NULL
$$;
