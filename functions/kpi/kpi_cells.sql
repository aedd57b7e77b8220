-- The cells of kpi_use that papers are counted in, by county.
CREATE FUNCTION kpi_cells(ids bigint[])
RETURNS TABLE (kind integer, indicator integer, topic integer, year smallint,
	level2 integer, slot smallint)
LANGUAGE sql STABLE AS $$
	SELECT DISTINCT u.kind, i.indicator, u.topic, u.year, u.level2, u.slot
	FROM kpi_unpacked(ids) u, unnest(ARRAY[u.indicator, 0]) i (indicator)
$$;
