-- The papers that a place of kpi.quality was added up from: their ids, the least
-- kind of department, the last year.  A scope of '' is the whole county.
CREATE FUNCTION kpi_place_papers(code text, asked_scope text, key text,
	asked_kind text, asked_year integer, OUT ids bigint[], OUT kind text,
	OUT year integer)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	SELECT array_agg(p.disclosure_id), min(p.department_kind), max(p.year)
	INTO ids, kind, year
	FROM kpi_paper p
	WHERE p.division_code = code AND p.n > 0
		AND (asked_scope = ''
			OR p.scope = asked_scope AND p.department_key = key)
		AND (asked_kind IS NULL OR p.department_kind = asked_kind)
		AND (asked_year IS NULL OR p.year = asked_year);
END $$;
