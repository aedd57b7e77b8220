-- Takes away from the clusters what papers had that are counted no more; what a
-- cluster still spans is looked up.
CREATE FUNCTION copy_uncount(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH lost AS MATERIALIZED (
		SELECT r.near, r.letter, count(*) AS n,
			array_agg(DISTINCT d.division_code) AS codes,
			array_agg(DISTINCT j.topic) AS topics,
			array_agg(DISTINCT d.department_kind) AS kinds,
			array_agg(DISTINCT d.fiscal_year::smallint) AS years
		FROM disclosure d
		CROSS JOIN LATERAL copy_keys(d.division_code, d.id) r
		LEFT JOIN project j ON j.division_code = d.division_code
			AND j.disclosure_id = d.id AND j.no = r.project
		WHERE d.id = ANY (ids)
		GROUP BY r.near, r.letter
	), gone AS (
		DELETE FROM kpi_cluster o USING lost l
		WHERE o.near = l.near AND o.letter = l.letter AND o.n = l.n
	)
	UPDATE kpi_cluster o SET n = o.n - l.n,
		(few, many, counties) = (SELECT s.few, s.many,
				slots_count(s.few, s.many)
			FROM slots_take(o.few, o.many, ARRAY(SELECT k.slot
				FROM kpi_county k
				WHERE k.division_code = ANY (l.codes)
				AND NOT EXISTS (SELECT FROM copies_of(l.near,
						l.letter) c WHERE c.division_code
						= k.division_code))) s),
		topics = ARRAY(SELECT t FROM unnest(o.topics) t
			WHERE t <> ALL (array_remove(l.topics, NULL))
				OR EXISTS (SELECT FROM copies_of(l.near, l.letter) c
					WHERE c.topic = t)),
		kinds = ARRAY(SELECT t FROM unnest(o.kinds) t
			WHERE t <> ALL (l.kinds)
				OR EXISTS (SELECT FROM copies_of(l.near, l.letter) c
					WHERE c.kind = t)),
		years = ARRAY(SELECT t FROM unnest(o.years) t
			WHERE t <> ALL (l.years)
				OR EXISTS (SELECT FROM copies_of(l.near, l.letter) c
					WHERE c.year = t))
	FROM lost l
	WHERE o.near = l.near AND o.letter = l.letter AND o.n > l.n
$$;
