-- Of the goals and rows of some papers that are long enough to be copies, how
-- many stand in other counties too.
CREATE FUNCTION copied(code text, ids bigint[], OUT n bigint,
	OUT copied bigint)
LANGUAGE sql STABLE AS $$
	SELECT count(*), count(*) FILTER (WHERE c.counties > 1)
	FROM kpi_copy k JOIN kpi_cluster c ON c.near = k.near
		AND c.letter = k.letter
	WHERE k.division_code = code AND k.disclosure_id = ANY (ids)
$$;
