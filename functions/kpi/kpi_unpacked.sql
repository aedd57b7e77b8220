-- Rows of papers that are counted; county by slot.  Arrays side by side in the
-- list of what is selected run in step, and cost a third of unnest() of all.
CREATE FUNCTION kpi_unpacked(ids bigint[])
RETURNS TABLE (kind integer, disclosure_id bigint, year smallint, slot smallint,
	no integer, project integer, topic integer, level2 integer,
	indicator integer, target integer, flags integer)
LANGUAGE sql STABLE ROWS 10000
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	SELECT p.kind, p.disclosure_id, p.year, c.slot, unnest(p.nos),
		unnest(p.project_nos), unnest(p.topics), unnest(p.levels),
		unnest(p.words), unnest(p.targets), unnest(p.flags)
	FROM disclosure d
	JOIN kpi_paper p ON p.division_code = d.division_code
		AND p.disclosure_id = d.id
	JOIN kpi_county c ON c.division_code = d.division_code
	WHERE d.id = ANY (ids)
$$;
