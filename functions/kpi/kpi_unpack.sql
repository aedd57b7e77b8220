-- Rows of papers as packed, county by slot.
CREATE FUNCTION kpi_unpack(papers kpi_paper[])
RETURNS TABLE (disclosure_id bigint, year smallint, slot smallint, no integer,
	project integer, topic integer, level2 integer, indicator integer,
	target integer, flags integer)
LANGUAGE sql STABLE AS $$
	SELECT p.disclosure_id, p.year, c.slot, u.*
	FROM unnest(papers) p JOIN kpi_county c USING (division_code),
		unnest(p.nos, p.project_nos, p.topics, p.levels, p.words,
			p.targets, p.flags) u
$$;
