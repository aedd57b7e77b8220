-- The first copies of a cluster that current papers have, in the order of ids.
CREATE FUNCTION copies(asked bigint, asked_letter text, most bigint)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	project bigint, exact bigint)
LANGUAGE plpgsql STABLE ROWS 10
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	IF asked_letter = 'g' THEN
		RETURN QUERY
		SELECT r.division_code, r.disclosure_id, r.no, r.project, r.exact
		FROM goal r JOIN kpi_paper p USING (division_code, disclosure_id)
		WHERE r.near = asked
		ORDER BY r.division_code, r.disclosure_id, r.no LIMIT most;
	ELSE
		RETURN QUERY
		SELECT r.division_code, r.disclosure_id, r.no, r.project, r.exact
		FROM kpi r JOIN kpi_paper p USING (division_code, disclosure_id)
		WHERE r.near = asked
		ORDER BY r.division_code, r.disclosure_id, r.no LIMIT most;
	END IF;
END $$;
