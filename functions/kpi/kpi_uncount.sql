-- Takes away papers that are superseded.
CREATE FUNCTION kpi_uncount(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	beside bigint[] := ARRAY(SELECT DISTINCT p.disclosure_id
		FROM disclosure d
		JOIN kpi_paper o ON o.division_code = d.division_code
			AND o.disclosure_id = d.id
		JOIN kpi_paper p ON p.division_code = o.division_code
			AND p.year = o.year
		WHERE d.id = ANY (ids) AND p.disclosure_id <> ALL (ids));
BEGIN
	PERFORM kpi_count(ids, -1);
	PERFORM kpi_place_count(ids, -1);
	DELETE FROM kpi_place o USING disclosure d
	WHERE d.id = ANY (ids) AND o.division_code = d.division_code
		AND o.n = 0;
	-- A county goes where no other paper of it is counted.
	WITH lost AS MATERIALIZED (
		SELECT kind, indicator, topic, year, level2,
			array_agg(slot) AS slots
		FROM (SELECT * FROM kpi_cells(ids)
			EXCEPT SELECT * FROM kpi_cells(beside)) l
		GROUP BY kind, indicator, topic, year, level2
	)
	UPDATE kpi_use c SET (few, many) = (
		SELECT s.few, s.many FROM slots_take(c.few, c.many, l.slots) s)
	FROM lost l
	WHERE c.kind = l.kind AND c.indicator = l.indicator
		AND c.topic = l.topic AND c.year = l.year
		AND c.level2 = l.level2;
	DELETE FROM kpi_use c
	USING (SELECT DISTINCT kind, indicator, topic, year, level2
		FROM kpi_cells(ids)) t
	WHERE c.kind = t.kind AND c.indicator = t.indicator
		AND c.topic = t.topic AND c.year = t.year
		AND c.level2 = t.level2 AND c.n = 0;
	DELETE FROM kpi_total c
	USING (SELECT DISTINCT k.kind, t.indicator, t.level2
		FROM kpi_cells(ids) t, unnest(ARRAY[t.kind, -1]) k (kind)) t
	WHERE c.kind = t.kind AND c.indicator = t.indicator
		AND c.level2 = t.level2 AND c.n = 0;
	WITH touched AS MATERIALIZED (
		SELECT DISTINCT s.kind, u.indicator, s.topic, s.year, u.level2,
			u.target
		FROM kpi_unpacked(ids) u, LATERAL (VALUES
			(u.kind, u.topic, u.year), (u.kind, -1, 0::smallint),
			(-1, -1, 0::smallint)) s (kind, topic, year)
	), gone AS (
		DELETE FROM kpi_aim c USING touched t
		WHERE c.kind = t.kind AND c.indicator = t.indicator
			AND c.topic = t.topic AND c.year = t.year
			AND c.level2 = t.level2 AND c.target = t.target
			AND c.n = 0
	)
	UPDATE kpi_aim c SET example = kpi_first(c, ids) FROM touched t
	WHERE c.kind = t.kind AND c.indicator = t.indicator
		AND c.topic = t.topic AND c.year = t.year
		AND c.level2 = t.level2 AND c.target = t.target
		AND c.n > 0 AND c.example >> 20 = ANY (ids);
	DELETE FROM kpi_paper p USING disclosure d
	WHERE d.id = ANY (ids) AND p.division_code = d.division_code
		AND p.disclosure_id = d.id;
END $$;
