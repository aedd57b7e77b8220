-- Of the goals and rows of some papers that are long enough to be copies, how
-- many stand in other counties too.
CREATE FUNCTION copied(code text, ids bigint[], OUT n bigint,
	OUT copied bigint)
LANGUAGE sql STABLE AS $$
	SELECT count(*), count(*) FILTER (WHERE c.counties > 1)
	FROM (SELECT near, 'g' AS letter FROM goal
		WHERE division_code = code AND disclosure_id = ANY (ids)
			AND near IS NOT NULL
		UNION ALL
		SELECT near, 'k' FROM kpi
		WHERE division_code = code AND disclosure_id = ANY (ids)
			AND near IS NOT NULL) r
	JOIN kpi_cluster c ON c.near = r.near AND c.letter = r.letter
$$;
