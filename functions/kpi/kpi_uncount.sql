-- Takes away papers that are superseded.
CREATE FUNCTION kpi_uncount(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	papers kpi_paper[] := ARRAY(SELECT p FROM disclosure d
		JOIN kpi_paper p ON p.division_code = d.division_code
			AND p.disclosure_id = d.id
		WHERE d.id = ANY (ids));
BEGIN
	PERFORM kpi_count(papers, -1);
	DELETE FROM kpi_paper p USING unnest(papers) o
	WHERE p.division_code = o.division_code
		AND p.disclosure_id = o.disclosure_id;
	DELETE FROM kpi_total c
	USING (SELECT DISTINCT indicator, level2 FROM kpi_unpack(papers)
		UNION SELECT 0, level2 FROM kpi_unpack(papers)) t
	WHERE c.indicator = t.indicator AND c.level2 = t.level2 AND c.n = 0;
	WITH touched AS MATERIALIZED (
		SELECT DISTINCT indicator, topic, year, level2, target
		FROM kpi_unpack(papers)
		UNION SELECT indicator, -1, 0::smallint, level2, target
		FROM kpi_unpack(papers)
	), gone AS (
		DELETE FROM kpi_aim c USING touched t
		WHERE c.indicator = t.indicator AND c.topic = t.topic
			AND c.year = t.year AND c.level2 = t.level2
			AND c.target = t.target AND c.n = 0
	)
	UPDATE kpi_aim c SET example = kpi_first(c) FROM touched t
	WHERE c.indicator = t.indicator AND c.topic = t.topic
		AND c.year = t.year AND c.level2 = t.level2
		AND c.target = t.target AND c.n > 0
		AND c.example >> 20 = ANY (ids);
	-- A county goes where no other paper of it is counted.
	WITH there AS (
		SELECT indicator, topic, year, level2, slot
		FROM kpi_unpack(ARRAY(SELECT p FROM kpi_paper p
			WHERE (p.division_code, p.year) IN (
				SELECT division_code, year FROM unnest(papers))))
	), was AS (
		SELECT indicator, topic, year, level2, slot
		FROM kpi_unpack(papers)
	), lost AS MATERIALIZED (
		SELECT indicator, topic, year, level2,
			array_agg(DISTINCT slot) AS slots
		FROM ((TABLE was UNION SELECT 0, topic, year, level2, slot
				FROM was)
			EXCEPT (TABLE there UNION
				SELECT 0, topic, year, level2, slot FROM there)) l
		GROUP BY indicator, topic, year, level2
	)
	UPDATE kpi_use c SET many = c.many & ~slot_bits(l.slots),
		few = ARRAY(SELECT s FROM unnest(c.few) s
			WHERE s <> ALL (l.slots) ORDER BY s)
	FROM lost l
	WHERE c.indicator = l.indicator AND c.topic = l.topic
		AND c.year = l.year AND c.level2 = l.level2;
	DELETE FROM kpi_use c
	USING (SELECT DISTINCT indicator, topic, year, level2
			FROM kpi_unpack(papers)
		UNION SELECT 0, topic, year, level2 FROM kpi_unpack(papers)) t
	WHERE c.indicator = t.indicator AND c.topic = t.topic
		AND c.year = t.year AND c.level2 = t.level2 AND c.n = 0;
END $$;
