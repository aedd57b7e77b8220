-- The clusters of which a copy stood in a province or in some counties at a
-- version, under a topic, in a paper of a year and kind.
CREATE FUNCTION copies_there(asked_topic text, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[],
	asked_version bigint)
RETURNS TABLE (near bigint, letter text)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
BEGIN
	RETURN QUERY
	SELECT DISTINCT r.near, r.letter FROM disclosure d
	CROSS JOIN LATERAL copy_keys(d.division_code, d.id) r
	LEFT JOIN project j ON asked_topic IS NOT NULL
		AND j.division_code = d.division_code
		AND j.disclosure_id = d.id AND j.no = r.project
	WHERE served(d.version_from, d.version_to, asked_version)
		AND kpi_counts(d.division_code, d.id)
		AND (asked_province IS NULL OR d.division_code >= part
			AND d.division_code < part || '~')
		AND (asked_counties IS NULL OR d.division_code = ANY (codes)
			AND d.fiscal_year
				<@ (spans ->> d.division_code)::int4range)
		AND (asked_topic IS NULL OR j.topic = asked_topic)
		AND (asked_year IS NULL OR d.fiscal_year = asked_year)
		AND (asked_kind IS NULL OR d.department_kind = asked_kind);
END $$;
