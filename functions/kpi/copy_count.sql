-- Adds what papers may have copied, and to which clusters.
CREATE FUNCTION copy_count(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH fresh AS MATERIALIZED (
		SELECT * FROM copy_rows(ids)
	), kept AS (
		INSERT INTO kpi_copy SELECT division_code, disclosure_id, letter,
			no, near, exact, topic, kind, year FROM fresh
	), county AS (
		SELECT near, letter, count(*) AS n FROM (
			SELECT DISTINCT near, letter, division_code FROM fresh) f
		WHERE NOT EXISTS (SELECT FROM kpi_copy c WHERE c.near = f.near
			AND c.letter = f.letter
			AND c.division_code = f.division_code)
		GROUP BY near, letter
	)
	INSERT INTO kpi_cluster AS o
	SELECT near, letter, count(*), coalesce(max(county.n), 0),
		coalesce(array_agg(DISTINCT topic ORDER BY topic)
			FILTER (WHERE topic <> ''), '{}'),
		array_agg(DISTINCT kind ORDER BY kind),
		array_agg(DISTINCT year ORDER BY year)
	FROM fresh LEFT JOIN county USING (near, letter)
	GROUP BY near, letter
	ON CONFLICT (near, letter) DO UPDATE SET n = o.n + excluded.n,
		counties = o.counties + excluded.counties,
		topics = array_union(o.topics, excluded.topics),
		kinds = array_union(o.kinds, excluded.kinds),
		years = array_union(o.years, excluded.years)
$$;
