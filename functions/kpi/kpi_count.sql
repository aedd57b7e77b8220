-- Adds papers (sign 1) to what is counted, or takes them away (-1); the counties
-- are only ever added here.
CREATE FUNCTION kpi_count(papers kpi_paper[], sign integer) RETURNS void
LANGUAGE sql AS $$
	WITH e AS MATERIALIZED (
		SELECT * FROM kpi_unpack(papers)
	), fine AS MATERIALIZED (
		SELECT topic, year, level2, indicator, count(*) AS n,
			sum(flags & 1) AS measurable, sum(flags >> 1 & 1) AS first,
			sum(flags >> 2 & 1) AS first2,
			array_agg(DISTINCT slot) AS slots
		FROM e GROUP BY topic, year, level2, indicator
		UNION ALL
		SELECT topic, year, level2, 0, count(*), sum(flags & 1),
			sum(flags >> 3 & 1), sum(flags >> 4 & 1),
			array_agg(DISTINCT slot)
		FROM e GROUP BY topic, year, level2
	), total AS (
		INSERT INTO kpi_total AS c
		SELECT indicator, level2, sign * sum(n), sign * sum(measurable),
			sign * sum(first), sign * sum(first2)
		FROM fine GROUP BY indicator, level2
		ON CONFLICT (indicator, level2) DO UPDATE SET
			n = c.n + excluded.n,
			measurable = c.measurable + excluded.measurable,
			projects = c.projects + excluded.projects,
			projects2 = c.projects2 + excluded.projects2
	), aim AS (
		INSERT INTO kpi_aim AS c
		SELECT indicator, coalesce(topic, -1), coalesce(year, 0), level2,
			target, sign * count(*), min(disclosure_id << 20 | no)
		FROM e GROUP BY indicator, level2, target,
			GROUPING SETS ((topic, year), ())
		ON CONFLICT (indicator, topic, year, level2, target)
		DO UPDATE SET n = c.n + excluded.n,
			example = least(c.example, excluded.example)
	)
	INSERT INTO kpi_use AS c
	SELECT indicator, topic, year, level2, sign * n, sign * measurable,
		sign * first, sign * first2, s.few, s.many
	FROM fine, slots_add('{}', NULL, slots) s
	ON CONFLICT (indicator, topic, year, level2)
	DO UPDATE SET n = c.n + excluded.n,
		measurable = c.measurable + excluded.measurable,
		projects = c.projects + excluded.projects,
		projects2 = c.projects2 + excluded.projects2,
		(few, many) = (SELECT s.few, CASE WHEN excluded.many IS NULL
				THEN s.many ELSE excluded.many
				| coalesce(s.many, slot_bits(s.few)) END
			FROM slots_add(c.few, c.many, excluded.few) s)
$$;
