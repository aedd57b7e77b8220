-- Clusters of copies, the widest spread first: those that stand in several
-- counties or topics.  With places, those of which one copy stands there.
CREATE FUNCTION kpi_clusters(asked_letter text, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], first bigint, most bigint)
RETURNS TABLE (place bigint, near uuid, letter text, n integer,
	counties integer, topics text[], kinds text[], years smallint[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := (SELECT left(code, 2) FROM division
		WHERE level = 'province' AND name = asked_province);
BEGIN
	IF asked_counties IS NULL AND asked_province IS NULL THEN
		RETURN QUERY
		SELECT first + row_number() OVER (), c.* FROM (
			SELECT * FROM kpi_cluster
			WHERE (counties > 1 OR cardinality(topics) > 1)
				AND (asked_letter IS NULL OR letter = asked_letter)
				AND (asked_topic IS NULL
					OR asked_topic = ANY (topics))
				AND (asked_year IS NULL OR asked_year = ANY (years))
				AND (asked_kind IS NULL OR asked_kind = ANY (kinds))
			ORDER BY counties DESC, n DESC, near, letter
			OFFSET first LIMIT most) c;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT first + row_number() OVER (), c.* FROM (
		SELECT c.* FROM (
			SELECT DISTINCT near, letter FROM kpi_copy
			WHERE (asked_counties IS NULL
					OR division_code = ANY (asked_counties))
				AND (asked_province IS NULL
					OR division_code >= part
					AND division_code < part || '~')
				AND (asked_letter IS NULL OR letter = asked_letter)
				AND (asked_topic IS NULL OR topic = asked_topic)
				AND (asked_year IS NULL OR year = asked_year)
				AND (asked_kind IS NULL OR kind = asked_kind)) l
		JOIN kpi_cluster c ON c.near = l.near AND c.letter = l.letter
		WHERE c.counties > 1 OR cardinality(c.topics) > 1
		ORDER BY c.counties DESC, c.n DESC, c.near, c.letter
		OFFSET first LIMIT most) c;
END $$;
