-- The first copies of a cluster that papers have, now or as of a version, in the
-- order of ids: read in that order, until there are enough.  The planner thinks
-- that few of them are of papers that count, and would read and sort all.
CREATE FUNCTION copies(asked bigint, asked_letter text, most bigint,
	asked_version bigint)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	project bigint, exact bigint)
LANGUAGE plpgsql STABLE ROWS 10
SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_seqscan = off SET enable_bitmapscan = off AS $$
BEGIN
	IF asked_version IS NOT NULL THEN
		RETURN QUERY
		SELECT r.* FROM (
			SELECT g.division_code, g.disclosure_id, g.no,
				g.project, g.exact
			FROM goal g WHERE asked_letter = 'g' AND g.near = asked
			UNION ALL
			SELECT k.division_code, k.disclosure_id, k.no,
				k.project, k.exact
			FROM kpi k WHERE asked_letter = 'k' AND k.near = asked) r
		JOIN disclosure d ON d.division_code = r.division_code
			AND d.id = r.disclosure_id
		WHERE served(d.version_from, d.version_to, asked_version)
			AND kpi_counts(d.division_code, d.id)
		ORDER BY r.division_code, r.disclosure_id, r.no LIMIT most;
	ELSIF asked_letter = 'g' THEN
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
