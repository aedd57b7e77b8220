-- The papers that are counted of a province or of some counties, of a kind and a
-- year.  A plain SELECT, so that the planner sees through it.
CREATE FUNCTION kpi_papers_of(part text, codes text[], spans jsonb, asked_kind text,
	asked_year integer)
RETURNS SETOF kpi_paper LANGUAGE sql STABLE AS $$
	SELECT * FROM kpi_paper p
	WHERE (part IS NULL OR p.division_code >= part
			AND p.division_code < part || '~')
		AND (codes IS NULL OR p.division_code = ANY (codes)
			AND p.year::integer
				<@ (spans ->> p.division_code)::int4range)
		AND (asked_kind IS NULL OR p.department_kind = asked_kind)
		AND (asked_year IS NULL OR p.year = asked_year)
$$;
