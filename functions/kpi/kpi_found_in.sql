-- The rows of one paper that kpi.search finds behind a row, at most so many.  One
-- plan for all: kpi_found() asks for one paper after the other.
CREATE FUNCTION kpi_found_in(code text, paper bigint, after integer,
	asked_text text, names text[], asked_topic text, asked_level2 text,
	most bigint)
RETURNS SETOF kpi LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN QUERY
	SELECT k.* FROM kpi k
	LEFT JOIN project j ON asked_topic IS NOT NULL
		AND j.division_code = k.division_code
		AND j.disclosure_id = k.disclosure_id AND j.no = k.project
	WHERE k.division_code = code AND k.disclosure_id = paper
		AND k.no > after AND k.indicator IS NOT NULL
		AND (names IS NULL OR k.indicator = ANY (names))
		AND (asked_text IS NULL OR strpos(k.level3, asked_text) > 0
			OR strpos(k.description, asked_text) > 0
			OR strpos(k.target, asked_text) > 0)
		AND (asked_topic IS NULL OR j.topic = asked_topic)
		AND (asked_level2 IS NULL
			OR kpi_level2(k.level2) = kpi_level2(asked_level2))
	ORDER BY k.no LIMIT most;
END $$;
