-- Adds papers (sign 1) to what is counted, or takes them away (-1); the counties
-- are only ever added here.  Sums are made of sums: by county, of a kind, of all.
CREATE FUNCTION kpi_count(ids bigint[], sign integer) RETURNS void
LANGUAGE sql AS $$
	WITH e AS MATERIALIZED (
		SELECT * FROM kpi_unpacked(ids)
	), county AS (
		SELECT kind, topic, year, level2, indicator, slot, count(*) AS n,
			sum(flags & 1) AS measurable, sum(flags >> 1 & 1) AS first,
			sum(flags >> 2 & 1) AS first2
		FROM e GROUP BY kind, topic, year, level2, indicator, slot
		UNION ALL
		SELECT kind, topic, year, level2, 0, slot, count(*),
			sum(flags & 1), sum(flags >> 3 & 1), sum(flags >> 4 & 1)
		FROM e GROUP BY kind, topic, year, level2, slot
	), fine AS MATERIALIZED (
		SELECT kind, topic, year, level2, indicator, sum(n) AS n,
			sum(measurable) AS measurable, sum(first) AS first,
			sum(first2) AS first2, array_agg(slot) AS slots
		FROM (SELECT * FROM county ORDER BY slot) c
		GROUP BY kind, topic, year, level2, indicator
	), total AS (
		INSERT INTO kpi_total AS c
		SELECT coalesce(kind, -1), indicator, level2, sign * sum(n),
			sign * sum(measurable), sign * sum(first),
			sign * sum(first2)
		FROM fine GROUP BY indicator, level2, GROUPING SETS ((kind), ())
		ON CONFLICT (kind, indicator, level2) DO UPDATE SET
			n = c.n + excluded.n,
			measurable = c.measurable + excluded.measurable,
			projects = c.projects + excluded.projects,
			projects2 = c.projects2 + excluded.projects2
	), aim AS (
		INSERT INTO kpi_aim AS c
		SELECT coalesce(kind, -1), indicator, coalesce(topic, -1),
			coalesce(year, 0), level2, target, sign * sum(n),
			min(example)
		FROM (SELECT kind, indicator, topic, year, level2, target,
				count(*) AS n,
				min(disclosure_id << 20 | no) AS example
			FROM e GROUP BY kind, indicator, topic, year, level2,
				target) a
		GROUP BY indicator, level2, target,
			GROUPING SETS ((kind, topic, year), (kind), ())
		ON CONFLICT (indicator, kind, topic, year, level2, target)
		DO UPDATE SET n = c.n + excluded.n,
			example = least(c.example, excluded.example)
	)
	INSERT INTO kpi_use AS c
	SELECT kind, indicator, topic, year, level2, sign * n,
		sign * measurable, sign * first, sign * first2,
		slots_few(slots), slots_many(slots)
	FROM fine
	ON CONFLICT (indicator, kind, topic, year, level2)
	DO UPDATE SET n = c.n + excluded.n,
		measurable = c.measurable + excluded.measurable,
		projects = c.projects + excluded.projects,
		projects2 = c.projects2 + excluded.projects2,
		(few, many) = (SELECT s.few, s.many FROM slots_join(c.few, c.many,
			excluded.few, excluded.many) s)
$$;
