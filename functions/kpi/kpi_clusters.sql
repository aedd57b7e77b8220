-- Clusters of copies, the widest spread first: those that stand in several
-- counties or topics.  With places, those of which one copy stands there.  Which
-- counties a cluster is in is known by its bits; a few counties are asked for
-- their rows, which are fewer than the clusters.
CREATE FUNCTION kpi_clusters(asked_letter text, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], first bigint, most bigint, asked_version bigint)
RETURNS TABLE (place bigint, near bigint, letter text, n integer,
	counties integer, topics text[], kinds text[], years smallint[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	inside smallint[] := ARRAY(SELECT slot FROM kpi_county
		WHERE division_code >= part AND division_code < part || '~');
	bits bit(4096) := slot_bits(inside);
	narrow boolean := asked_topic IS NOT NULL OR asked_year IS NOT NULL
		OR asked_kind IS NOT NULL;
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
BEGIN
	IF asked_version IS NOT NULL THEN
		RETURN QUERY SELECT * FROM kpi_clusters_then(asked_letter,
			asked_topic, asked_year, asked_province, asked_kind,
			asked_counties, first, most, asked_version);
		RETURN;
	END IF;
	IF asked_counties IS NULL THEN
		RETURN QUERY
		SELECT first + row_number() OVER (), c.* FROM (
			SELECT near, letter, n, counties, topics, kinds, years
			FROM kpi_cluster o
			WHERE (counties > 1 OR cardinality(topics) > 1)
				AND (asked_letter IS NULL OR letter = asked_letter)
				AND (asked_topic IS NULL
					OR asked_topic = ANY (topics))
				AND (asked_year IS NULL OR asked_year = ANY (years))
				AND (asked_kind IS NULL OR asked_kind = ANY (kinds))
				AND (asked_province IS NULL OR CASE
					WHEN many IS NULL THEN few && inside
					ELSE bit_count(many & bits) > 0 END)
				AND (asked_province IS NULL OR NOT narrow
					OR EXISTS (SELECT
					FROM copies_of(o.near, o.letter) c
					WHERE c.division_code >= part
						AND c.division_code < part || '~'
						AND (asked_topic IS NULL
							OR c.topic = asked_topic)
						AND (asked_year IS NULL
							OR c.year = asked_year)
						AND (asked_kind IS NULL
							OR c.kind = asked_kind)))
			ORDER BY counties DESC, n DESC, near, letter
			OFFSET first LIMIT most) c;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT first + row_number() OVER (), c.* FROM (
		SELECT c.near, c.letter, c.n, c.counties, c.topics, c.kinds,
			c.years
		FROM (SELECT DISTINCT r.near, r.letter
			FROM copy_rows(ARRAY(SELECT disclosure_id FROM kpi_paper
				WHERE division_code = ANY (codes)
				AND year::integer <@ (spans ->> division_code)
					::int4range
				AND (asked_province IS NULL
					OR division_code >= part
					AND division_code < part || '~')
				AND (asked_year IS NULL OR year = asked_year)
				AND (asked_kind IS NULL
					OR department_kind = asked_kind))) r
			WHERE (asked_letter IS NULL OR r.letter = asked_letter)
				AND (asked_topic IS NULL OR r.topic = asked_topic)
		) l
		JOIN kpi_cluster c ON c.near = l.near AND c.letter = l.letter
		WHERE c.counties > 1 OR cardinality(c.topics) > 1
		ORDER BY c.counties DESC, c.n DESC, c.near, c.letter
		OFFSET first LIMIT most) c;
END $$;
