-- How many findings of a paper speak against its indicators.  A row of a table, so
-- that the planner sees through the call.
CREATE FUNCTION kpi_findings(code text, paper bigint)
RETURNS TABLE (malformed bigint, misplaced bigint, doubtful bigint, reused bigint)
LANGUAGE sql STABLE ROWS 1 AS $$
	SELECT count(*) FILTER (WHERE f.code IN ('kpi_malformed_target',
			'kpi_unit_mismatch')),
		count(*) FILTER (WHERE f.code = 'kpi_misplaced'),
		count(*) FILTER (WHERE f.code = 'kpi_direction_doubtful'),
		count(*) FILTER (WHERE f.code = 'kpi_goal_reused')
	FROM finding f
	WHERE f.division_code = kpi_findings.code AND f.disclosure_id = paper
$$;
