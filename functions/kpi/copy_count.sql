-- Adds what papers may have copied to the clusters.  What a cluster spans is only
-- put together anew where that widens it.
CREATE FUNCTION copy_count(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashagg = on AS $$
	WITH fresh AS (
		SELECT near, letter, n,
			ARRAY(SELECT DISTINCT unnest(slots) ORDER BY 1) AS slots,
			ARRAY(SELECT DISTINCT unnest(topics) ORDER BY 1) AS topics,
			ARRAY(SELECT DISTINCT unnest(kinds) ORDER BY 1) AS kinds,
			ARRAY(SELECT DISTINCT unnest(years) ORDER BY 1) AS years
		FROM (SELECT near, letter, count(*) AS n,
				array_agg(slot) AS slots,
				array_remove(array_agg(topic), NULL) AS topics,
				array_agg(kind) AS kinds, array_agg(year) AS years
			FROM copy_rows(ids) GROUP BY near, letter) r
		OFFSET 0
	)
	INSERT INTO kpi_cluster AS o
	SELECT near, letter, n, cardinality(slots), slots_few(slots),
		slots_many(slots), topics, kinds, years
	FROM fresh
	ON CONFLICT (near, letter) DO UPDATE SET n = o.n + excluded.n,
		(few, many, counties) = (SELECT s.few, s.many,
				slots_count(s.few, s.many)
			FROM slots_join(o.few, o.many, excluded.few,
				excluded.many) s),
		topics = CASE WHEN o.topics @> excluded.topics THEN o.topics
			ELSE array_union(o.topics, excluded.topics) END,
		kinds = CASE WHEN o.kinds @> excluded.kinds THEN o.kinds
			ELSE array_union(o.kinds, excluded.kinds) END,
		years = CASE WHEN o.years @> excluded.years THEN o.years
			ELSE array_union(o.years, excluded.years) END
$$;
