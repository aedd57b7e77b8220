-- Of the goals and rows of some papers that are long enough to be copies, how
-- many stand in other counties too, now or as of a version.
CREATE FUNCTION copied(code text, ids bigint[], asked_version bigint,
	OUT n bigint, OUT copied bigint)
LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_version IS NOT NULL THEN
		SELECT c.n, c.copied INTO n, copied
		FROM copied_then(code, ids, asked_version) c;
		RETURN;
	END IF;
	SELECT count(*), count(*) FILTER (WHERE c.counties > 1) INTO n, copied
	FROM (SELECT near, 'g' AS letter FROM goal
		WHERE division_code = code AND disclosure_id = ANY (ids)
			AND near IS NOT NULL
		UNION ALL
		SELECT near, 'k' FROM kpi
		WHERE division_code = code AND disclosure_id = ANY (ids)
			AND near IS NOT NULL) r
	JOIN kpi_cluster c ON c.near = r.near AND c.letter = r.letter;
END $$;
