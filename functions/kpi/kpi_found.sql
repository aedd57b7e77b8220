-- Indicator rows that kpi.search finds, in the order of their ids; behind an
-- id, and at most so many.  First the papers that can hold one, by their runs of
-- characters and their indicators, then their rows, until there are enough:
-- a lateral subquery is asked for one paper after the other.  As of a version, also
-- among the papers that were superseded since, and not among those that came.
CREATE FUNCTION kpi_found(asked_text text, asked_indicator text,
	asked_topic text, asked_level2 text, asked_counties text[],
	asked_province text, asked_kind text, asked_year integer, behind text,
	most bigint, asked_version bigint)
RETURNS SETOF kpi LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
	ids integer[];
	names text[];
	rare boolean;
	runs integer[] := text_runs(asked_text, least(length(asked_text), 3));
	code text := coalesce(split_part(behind, '.', 1), '');
	paper bigint := coalesce(id_paper(behind), 0);
	after integer := coalesce(id_row(behind), 0);
BEGIN
	IF asked_indicator IS NOT NULL THEN
		ids := ARRAY(SELECT w.id FROM kpi_word w WHERE w.word = coalesce(
			(SELECT s.indicator FROM indicator_name s
			WHERE s.synonym = asked_indicator), asked_indicator));
		names := ARRAY(SELECT w.word FROM kpi_word w
				WHERE w.id = ANY (ids)
			UNION SELECT s.synonym FROM kpi_word w
			JOIN indicator_name s ON s.indicator = w.word
			WHERE w.id = ANY (ids));
		rare := coalesce((SELECT sum(t.n) FROM kpi_total t
			WHERE t.kind = -1 AND t.indicator = ANY (ids)), 0) < 5000;
	END IF;
	RETURN QUERY
	WITH p AS MATERIALIZED (
		SELECT p.division_code, p.disclosure_id FROM kpi_paper p
		WHERE (p.division_code, p.disclosure_id) >= (code, paper)
			AND (asked_text IS NULL
				OR (p.division_code, p.disclosure_id) IN (
					SELECT g.division_code, g.disclosure_id
					FROM kpi_grams g WHERE g.grams @> runs))
			AND (names IS NULL OR CASE WHEN rare
				THEN (p.division_code, p.disclosure_id) IN (
					SELECT i.division_code, i.disclosure_id
					FROM kpi i WHERE i.indicator = ANY (names))
				ELSE p.words && ids END)
			AND (asked_counties IS NULL
				OR p.division_code = ANY (codes) AND p.year::integer
				<@ (spans ->> p.division_code)::int4range)
			AND (asked_province IS NULL OR p.division_code >= part
				AND p.division_code < part || '~')
			AND (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (asked_year IS NULL OR p.year = asked_year)
			AND (asked_version IS NULL OR EXISTS (
				SELECT FROM disclosure d
				WHERE d.division_code = p.division_code
					AND d.id = p.disclosure_id
					AND d.version_from <= asked_version))
		UNION ALL
		SELECT d.division_code, d.id FROM disclosure d
		WHERE d.version_from <= asked_version
			AND d.version_to > asked_version
			AND (d.division_code, d.id) >= (code, paper)
			AND (asked_counties IS NULL OR d.division_code = ANY (codes)
				AND d.fiscal_year
				<@ (spans ->> d.division_code)::int4range)
			AND (asked_province IS NULL OR d.division_code >= part
				AND d.division_code < part || '~')
			AND (asked_kind IS NULL OR d.department_kind = asked_kind)
			AND (asked_year IS NULL OR d.fiscal_year = asked_year)
		ORDER BY 1, 2
	)
	SELECT k.* FROM p
	CROSS JOIN LATERAL (
		SELECT k.* FROM kpi k
		LEFT JOIN project j ON asked_topic IS NOT NULL
			AND j.division_code = k.division_code
			AND j.disclosure_id = k.disclosure_id
			AND j.no = k.project
		WHERE k.division_code = p.division_code
			AND k.disclosure_id = p.disclosure_id
			AND k.indicator IS NOT NULL
			AND (k.division_code, k.disclosure_id, k.no)
				> (code, paper, after)
			AND (names IS NULL OR k.indicator = ANY (names))
			AND (asked_text IS NULL
				OR strpos(k.level3, asked_text) > 0
				OR strpos(k.description, asked_text) > 0
				OR strpos(k.target, asked_text) > 0)
			AND (asked_topic IS NULL OR j.topic = asked_topic)
			AND (asked_level2 IS NULL OR kpi_level2(k.level2)
				= kpi_level2(asked_level2))
		ORDER BY k.no) k
	LIMIT most;
END $$;
