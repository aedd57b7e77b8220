-- The current papers filed under some codes that the filters of coverage.matrix let
-- through; of the years in spans, or all.  A plain SELECT, so that the planner sees
-- through the call.
CREATE FUNCTION coverage_papers(codes text[], spans jsonb, asked_scope text,
	asked_kind text, first_year integer, last_year integer, asked_type text)
RETURNS SETOF disclosure LANGUAGE sql STABLE AS $$
	SELECT * FROM disclosure
	WHERE division_code = ANY (codes) AND version_to IS NULL
		AND (spans IS NULL OR fiscal_year
			<@ (spans ->> division_code)::int4range)
		AND (asked_scope IS NULL OR scope = asked_scope)
		AND (asked_kind IS NULL OR department_kind = asked_kind)
		AND (first_year IS NULL
			OR fiscal_year BETWEEN first_year AND last_year)
		AND (asked_type IS NULL OR doc_type = asked_type)
$$;
