-- The formula of kpi_score(), for the reply.
CREATE FUNCTION kpi_score_formula() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '100 - 40 * (1 - measurable / n) - 20 * malformed / n'
		' - 15 * misplaced / n - 15 * doubtful / n'
		' - 10 * reused / projects'
$$;
