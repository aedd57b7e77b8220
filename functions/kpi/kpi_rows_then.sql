-- The indicator rows of papers as they stood at a version, those that are asked
-- for.  Of papers that are still current, as packed; of those superseded since,
-- their rows, whose names and targets may have no number any more: they get one
-- below 0 here, and their name.
CREATE FUNCTION kpi_rows_then(asked_version bigint, asked_topic text,
	asked_year integer, asked_province text, asked_kind text,
	asked_counties text[], asked_level2 text, asked_indicator text)
RETURNS TABLE (division_code text, disclosure_id bigint, no integer,
	project integer, word integer, name text, measurable boolean,
	target integer)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
	t integer := coalesce((SELECT id FROM kpi_word
		WHERE word = asked_topic), -1);
	l integer := coalesce((SELECT id FROM kpi_word
		WHERE word = kpi_level2(asked_level2)), -1);
	names integer[] := CASE WHEN asked_indicator IS NOT NULL
		THEN kpi_named(asked_indicator) END;
BEGIN
	RETURN QUERY
	SELECT u.division_code, u.disclosure_id, u.no, u.project, u.word,
		NULL::text, u.flags & 1 = 1, u.target
	FROM (SELECT p.division_code, p.disclosure_id, unnest(p.nos) AS no,
			unnest(p.project_nos) AS project,
			unnest(p.words) AS word, unnest(p.targets) AS target,
			unnest(p.flags) AS flags, unnest(p.topics) AS topic,
			unnest(p.levels) AS level2
		FROM kpi_paper p
		JOIN disclosure d ON d.division_code = p.division_code
			AND d.id = p.disclosure_id
		WHERE d.version_from <= asked_version
			AND (asked_year IS NULL OR p.year = asked_year)
			AND (asked_province IS NULL
				OR left(p.division_code, 2) = part)
			AND (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (asked_counties IS NULL
				OR p.division_code = ANY (codes)
				AND p.year::integer <@ (spans
					->> p.division_code)::int4range)) u
	WHERE (asked_topic IS NULL OR u.topic = t)
		AND (asked_level2 IS NULL OR u.level2 = l)
		AND (names IS NULL OR u.word = ANY (names));
	RETURN QUERY
	SELECT r.code, r.id, r.no, r.project, coalesce(w.id, -(dense_rank()
			OVER (ORDER BY r.name))::integer), r.name, r.measurable,
		coalesce(g.id, -(dense_rank() OVER (ORDER BY r.aim))::integer)
	FROM (SELECT d.division_code AS code, d.id, k.no,
			k.project::integer AS project,
			coalesce(s.indicator, k.indicator) AS name,
			is_measurable(k.kind) AS measurable,
			coalesce(k.aim, text_key(target_key(k.op, k.value,
				k.high, k.unit, k.target))) AS aim
		FROM disclosure d
		JOIN kpi k ON k.division_code = d.division_code
			AND k.disclosure_id = d.id
		LEFT JOIN indicator_name s ON s.synonym = k.indicator
		LEFT JOIN project j ON asked_topic IS NOT NULL
			AND j.division_code = k.division_code
			AND j.disclosure_id = k.disclosure_id
			AND j.no = k.project
		WHERE k.indicator IS NOT NULL
			AND d.version_from <= asked_version
			AND d.version_to > asked_version
			AND (asked_topic IS NULL OR j.topic = asked_topic)
			AND (asked_year IS NULL OR d.fiscal_year = asked_year)
			AND (asked_province IS NULL
				OR left(d.division_code, 2) = part)
			AND (asked_kind IS NULL OR d.department_kind = asked_kind)
			AND (asked_counties IS NULL
				OR d.division_code = ANY (codes)
				AND d.fiscal_year <@ (spans
					->> d.division_code)::int4range)
			AND (asked_level2 IS NULL
				OR kpi_level2(k.level2) = kpi_level2(asked_level2))
		) r
	LEFT JOIN kpi_word w ON w.word = r.name
	LEFT JOIN kpi_target g ON g.aim = r.aim
	WHERE asked_indicator IS NULL OR strpos(r.name, asked_indicator) > 0
		OR EXISTS (SELECT FROM indicator_name o
			WHERE o.synonym = asked_indicator
				AND o.indicator = r.name);
END $$;
