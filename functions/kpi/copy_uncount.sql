-- Takes away the copies of papers; what a cluster still spans is looked up.
CREATE FUNCTION copy_uncount(ids bigint[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	lost kpi_copy[];
BEGIN
	WITH gone AS (
		DELETE FROM kpi_copy c USING disclosure d
		WHERE d.id = ANY (ids) AND c.division_code = d.division_code
			AND c.disclosure_id = d.id
		RETURNING c.*
	)
	SELECT array_agg(g::kpi_copy) INTO lost FROM gone g;
	UPDATE kpi_cluster o SET n = o.n - l.n,
		counties = o.counties - (SELECT count(*)
			FROM unnest(l.codes) code WHERE NOT EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter
				AND c.division_code = code)),
		topics = ARRAY(SELECT t FROM unnest(o.topics) t
			WHERE t <> ALL (l.topics) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.topic = t)
			ORDER BY t),
		kinds = ARRAY(SELECT t FROM unnest(o.kinds) t
			WHERE t <> ALL (l.kinds) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.kind = t)
			ORDER BY t),
		years = ARRAY(SELECT t FROM unnest(o.years) t
			WHERE t <> ALL (l.years) OR EXISTS (
			SELECT FROM kpi_copy c WHERE c.near = o.near
				AND c.letter = o.letter AND c.year = t)
			ORDER BY t)
	FROM (SELECT near, letter, count(*) AS n,
			array_agg(DISTINCT division_code) AS codes,
			array_agg(DISTINCT topic) AS topics,
			array_agg(DISTINCT kind) AS kinds,
			array_agg(DISTINCT year) AS years
		FROM unnest(lost) u GROUP BY near, letter) l
	WHERE o.near = l.near AND o.letter = l.letter;
	DELETE FROM kpi_cluster o USING unnest(lost) l
	WHERE o.near = l.near AND o.letter = l.letter AND o.n = 0;
END $$;
