-- What of papers that are counted can be a copy.
CREATE FUNCTION copy_rows(ids bigint[])
RETURNS TABLE (letter text, near bigint, topic text, kind text, year smallint,
	slot smallint)
LANGUAGE sql STABLE ROWS 10000
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH paper AS MATERIALIZED (
		SELECT p.division_code, p.disclosure_id, p.department_kind,
			p.year, c.slot, project_topics(d) AS topics
		FROM disclosure d
		JOIN kpi_paper p ON p.division_code = d.division_code
			AND p.disclosure_id = d.id
		JOIN kpi_county c ON c.division_code = d.division_code
		WHERE d.id = ANY (ids)
	)
	SELECT r.letter, r.near, p.topics[r.project], p.department_kind, p.year,
		p.slot
	FROM paper p
	CROSS JOIN LATERAL copy_keys(p.division_code, p.disclosure_id) r
$$;
