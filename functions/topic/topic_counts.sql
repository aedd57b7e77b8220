-- How many rows a lens has in each year, and of whom: counted of `rows`, or (null)
-- as is kept of all of now, or of a province.
CREATE FUNCTION topic_counts(rows topic_row[], asked_topic text,
	asked_letter text, years integer[], asked_stage text, asked_scope text,
	asked_kind text, within text)
RETURNS TABLE (year integer, n bigint, places bit)
LANGUAGE plpgsql STABLE ROWS 2
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
	IF rows IS NOT NULL THEN
		RETURN QUERY
		SELECT r.year, sum(r.n)::bigint,
			places_of(array_agg(r.division_code))
		FROM (SELECT year, division_code, count(*) AS n
			FROM unnest(rows) GROUP BY 1, 2) r
		GROUP BY r.year;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT c.year, sum(c.n)::bigint, bit_or(c.places)
	FROM topic_count c
	WHERE c.topic = asked_topic AND c.letter = asked_letter
		AND c.year = ANY (years)
		AND c.stage = topic_stage(asked_letter, asked_stage)
		AND c.province >= coalesce(within, '')
		AND c.province <= coalesce(within, '~')
		AND (asked_scope IS NULL OR c.scope = asked_scope)
		AND (asked_kind IS NULL OR c.department_kind = asked_kind)
		AND c.n > 0
	GROUP BY c.year;
END $$;
