-- The score of kpi.quality, 0 to 100, and how it is made: one place for both.
CREATE FUNCTION kpi_score(n bigint, measurable bigint, malformed bigint,
	misplaced bigint, doubtful bigint, projects bigint, reused bigint)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT trim_scale(round(100 - 40.0 * (n - measurable) / n
		- 20.0 * malformed / n - 15.0 * misplaced / n
		- 15.0 * doubtful / n
		- coalesce(10.0 * reused / nullif(projects, 0), 0), 2))
$$;
