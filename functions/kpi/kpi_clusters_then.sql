-- What kpi_clusters() gave at a version, put together from the rows.
CREATE FUNCTION kpi_clusters_then(asked_letter text, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], first bigint, most bigint, asked_version bigint)
RETURNS TABLE (place bigint, near bigint, letter text, n integer,
	counties integer, topics text[], kinds text[], years smallint[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	-- Without places, each may be met by another copy.
	placed boolean := asked_counties IS NOT NULL
		OR asked_province IS NOT NULL;
BEGIN
	RETURN QUERY
	WITH copy AS MATERIALIZED (
		SELECT r.letter, r.near, d.division_code, nullif(j.topic, '')
			AS topic, d.department_kind AS kind,
			d.fiscal_year::smallint AS year
		FROM disclosure d
		JOIN (SELECT 'g' AS letter, near, division_code, disclosure_id,
				project FROM goal WHERE near IS NOT NULL
			UNION ALL
			SELECT 'k', near, division_code, disclosure_id, project
			FROM kpi WHERE near IS NOT NULL) r
			ON r.division_code = d.division_code
			AND r.disclosure_id = d.id
		LEFT JOIN project j ON j.division_code = r.division_code
			AND j.disclosure_id = r.disclosure_id
			AND j.no = r.project
		WHERE served(d.version_from, d.version_to, asked_version)
			AND kpi_counts(d.division_code, d.id)
			AND (asked_letter IS NULL OR r.letter = asked_letter)
	), cluster AS (
		SELECT near, letter, count(*)::integer AS n,
			count(DISTINCT division_code)::integer AS counties,
			coalesce(array_agg(DISTINCT topic ORDER BY topic)
				FILTER (WHERE topic IS NOT NULL), '{}') AS topics,
			array_agg(DISTINCT kind ORDER BY kind) AS kinds,
			array_agg(DISTINCT year ORDER BY year) AS years,
			bool_or((asked_province IS NULL
					OR left(division_code, 2) = part)
				AND (asked_counties IS NULL OR coalesce(year::integer
					<@ (spans ->> division_code)::int4range,
					false))
				AND (asked_topic IS NULL
					OR topic IS NOT DISTINCT FROM asked_topic)
				AND (asked_year IS NULL OR year = asked_year)
				AND (asked_kind IS NULL OR kind = asked_kind))
				AS there
		FROM copy GROUP BY near, letter
	)
	SELECT first + row_number() OVER (), c.* FROM (
		SELECT near, letter, n, counties, topics, kinds, years
		FROM cluster
		WHERE (counties > 1 OR cardinality(topics) > 1)
			AND CASE WHEN placed THEN there
			ELSE (asked_topic IS NULL OR asked_topic = ANY (topics))
				AND (asked_year IS NULL OR asked_year = ANY (years))
				AND (asked_kind IS NULL OR asked_kind = ANY (kinds))
			END
		ORDER BY counties DESC, n DESC, near, letter
		OFFSET first LIMIT most) c;
END $$;
