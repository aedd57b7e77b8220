-- What kpi_clusters() gave at a version.  Clusters of which no copy came or went
-- since are what they are now; the others are put together anew from the rows.
CREATE FUNCTION kpi_clusters_then(asked_letter text, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], first bigint, most bigint, asked_version bigint)
RETURNS TABLE (place bigint, near bigint, letter text, n integer,
	counties integer, topics text[], kinds text[], years smallint[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT r.letter, r.near FROM disclosure d
		CROSS JOIN LATERAL copy_keys(d.division_code, d.id) r
		WHERE d.version_from > asked_version
			OR d.version_to > asked_version
		GROUP BY r.letter, r.near
	), copy AS MATERIALIZED (
		SELECT c.letter, c.near, d.division_code, nullif(j.topic, '')
			AS topic, d.department_kind AS kind,
			d.fiscal_year::smallint AS year
		FROM changed c
		CROSS JOIN LATERAL (
			SELECT division_code, disclosure_id, project FROM goal
			WHERE c.letter = 'g' AND near = c.near
			UNION ALL
			SELECT division_code, disclosure_id, project FROM kpi
			WHERE c.letter = 'k' AND near = c.near) r
		JOIN disclosure d ON d.division_code = r.division_code
			AND d.id = r.disclosure_id
		LEFT JOIN project j ON j.division_code = r.division_code
			AND j.disclosure_id = r.disclosure_id
			AND j.no = r.project
		WHERE served(d.version_from, d.version_to, asked_version)
			AND kpi_counts(d.division_code, d.id)
	), cluster AS (
		SELECT near, letter, n, counties, topics, kinds, years
		FROM kpi_cluster o
		WHERE NOT EXISTS (SELECT FROM changed c
			WHERE c.near = o.near AND c.letter = o.letter)
		UNION ALL
		SELECT near, letter, count(*)::integer,
			count(DISTINCT division_code)::integer,
			coalesce(array_agg(DISTINCT topic ORDER BY topic)
				FILTER (WHERE topic IS NOT NULL), '{}'),
			array_agg(DISTINCT kind ORDER BY kind),
			array_agg(DISTINCT year ORDER BY year)
		FROM copy GROUP BY near, letter
	)
	SELECT first + row_number() OVER (), c.* FROM (
		SELECT near, letter, n, counties, topics, kinds, years
		FROM cluster
		WHERE (counties > 1 OR cardinality(topics) > 1)
			AND (asked_letter IS NULL OR letter = asked_letter)
			AND (asked_topic IS NULL OR asked_topic = ANY (topics))
			AND (asked_year IS NULL OR asked_year = ANY (years))
			AND (asked_kind IS NULL OR asked_kind = ANY (kinds))
			AND (asked_counties IS NULL AND asked_province IS NULL
				OR (near, letter) IN (SELECT t.near, t.letter
				FROM copies_there(asked_topic, asked_year,
					asked_province, asked_kind,
					asked_counties, asked_version) t))
		ORDER BY counties DESC, n DESC, near, letter
		OFFSET first LIMIT most) c;
END $$;
