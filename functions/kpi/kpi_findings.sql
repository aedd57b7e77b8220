-- How many findings of a paper speak against its indicators.
CREATE FUNCTION kpi_findings(code text, paper bigint, OUT malformed bigint,
	OUT misplaced bigint, OUT doubtful bigint, OUT reused bigint)
LANGUAGE sql STABLE AS $$
	SELECT count(*) FILTER (WHERE f.code IN ('kpi_malformed_target',
			'kpi_unit_mismatch')),
		count(*) FILTER (WHERE f.code = 'kpi_misplaced'),
		count(*) FILTER (WHERE f.code = 'kpi_direction_doubtful'),
		count(*) FILTER (WHERE f.code = 'kpi_goal_reused')
	FROM finding f
	WHERE f.division_code = kpi_findings.code AND f.disclosure_id = paper
$$;
