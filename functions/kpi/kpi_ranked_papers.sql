-- What kpi_ranked() gives, over the papers of a province or of some counties.
CREATE FUNCTION kpi_ranked_papers(t integer, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[], l integer,
	names integer[], first bigint, most bigint, goals bigint)
RETURNS TABLE (place bigint, indicator integer, name text, n bigint,
	measurable bigint, projects bigint, counties bigint, patterns bigint,
	goal bigint, target integer, target_n bigint, example bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := province_part(asked_province);
	spans jsonb := followed(asked_counties);
	codes text[] := followed_codes(asked_counties);
BEGIN
	RETURN QUERY
	WITH e AS MATERIALIZED (
		SELECT * FROM (
		SELECT p.division_code, p.disclosure_id, unnest(p.nos) AS no,
			unnest(p.project_nos) AS project,
			unnest(p.words) AS word, unnest(p.targets) AS target,
			unnest(p.flags) AS flags, unnest(p.topics) AS topic,
			unnest(p.levels) AS level2
		FROM kpi_paper p
		WHERE (asked_year IS NULL OR p.year = asked_year)
			AND (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (asked_counties IS NULL
				OR p.division_code = ANY (codes) AND p.year::integer
				<@ (spans ->> p.division_code)::int4range)
			AND (asked_province IS NULL OR p.division_code >= part
				AND p.division_code < part || '~')
		) u
		WHERE (t IS NULL OR u.topic = t)
			AND (l IS NULL OR u.level2 = l)
			AND (names IS NULL OR u.word = ANY (names))
	), used AS MATERIALIZED (
		SELECT e.word, count(*) AS n, sum(e.flags & 1) AS measurable,
			sum(CASE WHEN l IS NULL THEN e.flags >> 1
				ELSE e.flags >> 2 END & 1) AS projects
		FROM e GROUP BY e.word
	), enough AS (
		SELECT u.n FROM used u ORDER BY u.n DESC
		OFFSET first + most - 1 LIMIT 1
	), shown AS MATERIALIZED (
		SELECT * FROM (
			SELECT u.*, w.word AS name, row_number() OVER
				(ORDER BY u.n DESC, w.word) AS place
			FROM used u JOIN kpi_word w ON w.id = u.word
			WHERE u.n >= coalesce((SELECT x.n FROM enough x), 0)
		) r WHERE r.place > first AND r.place <= first + most
	), spread AS (
		SELECT c.word, count(*) AS counties FROM (
			SELECT DISTINCT e.word, e.division_code FROM e
			JOIN shown s ON s.word = e.word) c
		GROUP BY c.word
	), added AS MATERIALIZED (
		SELECT e.word, e.target, count(*) AS n,
			min(e.disclosure_id << 20 | e.no) AS example
		FROM e JOIN shown s ON s.word = e.word
		GROUP BY e.word, e.target
	), aims AS (
		SELECT a.*, row_number() OVER (PARTITION BY a.word
			ORDER BY a.n DESC, g.key) AS goal
		FROM added a JOIN kpi_target g ON g.id = a.target
	)
	SELECT 0::bigint, 0, NULL, count(*), coalesce(sum(e.flags & 1), 0),
		CASE WHEN names IS NULL
			THEN coalesce(sum(CASE WHEN l IS NULL THEN e.flags >> 3
				ELSE e.flags >> 4 END & 1), 0)
			ELSE (SELECT count(*) FROM (SELECT DISTINCT
				x.disclosure_id, x.project FROM e x) d) END,
		(SELECT count(*) FROM (SELECT DISTINCT x.division_code
			FROM e x) d), (SELECT count(*) FROM used),
		NULL::bigint, NULL::integer, NULL::bigint, NULL::bigint
	FROM e
	UNION ALL
	(SELECT s.place, s.word, s.name, s.n, s.measurable, s.projects,
		c.counties, NULL::bigint, a.goal, a.target, a.n, a.example
	FROM shown s JOIN spread c ON c.word = s.word
	JOIN aims a ON a.word = s.word AND a.goal <= goals
	ORDER BY s.place, a.goal);
END $$;
