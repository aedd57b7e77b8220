-- The indicators that are used most, from place `first` + 1 on, each once for
-- each of its `goals` most frequent targets.  Place 0 is all of them together;
-- patterns says how many indicators there are.  example: disclosure_id << 20 |
-- no.  From what is added up where that will do, else from the papers as packed.
CREATE FUNCTION kpi_ranked(asked_topic text, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[],
	asked_level2 text, asked_indicator text, first bigint, most bigint,
	goals bigint)
RETURNS TABLE (place bigint, indicator integer, name text, n bigint,
	measurable bigint, projects bigint, counties bigint, patterns bigint,
	goal bigint, target integer, target_n bigint, example bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	d integer := CASE WHEN asked_kind IS NULL THEN -1 ELSE coalesce((
		SELECT id FROM kpi_word WHERE word = asked_kind), -2) END;
	t integer := CASE WHEN asked_topic IS NOT NULL THEN coalesce((
		SELECT id FROM kpi_word WHERE word = asked_topic), -1) END;
	l integer := CASE WHEN asked_level2 IS NOT NULL THEN coalesce((
		SELECT id FROM kpi_word WHERE word = kpi_level2(asked_level2)),
		-1) END;
	names integer[] := CASE WHEN asked_indicator IS NOT NULL
		THEN kpi_named(asked_indicator) END;
	whole boolean := asked_topic IS NULL AND asked_year IS NULL;
BEGIN
	IF asked_province IS NOT NULL OR asked_counties IS NOT NULL THEN
		RETURN QUERY SELECT * FROM kpi_ranked_papers(t, asked_year,
			asked_province, asked_kind, asked_counties, l, names, first,
			most, goals);
		RETURN;
	END IF;
	RETURN QUERY
	WITH used AS MATERIALIZED (
		SELECT c.indicator, sum(c.n) AS n,
			sum(c.measurable) AS measurable,
			sum(CASE WHEN l IS NULL THEN c.projects
				ELSE c.projects2 END) AS projects
		FROM (SELECT o.indicator, o.level2, o.n, o.measurable,
				o.projects, o.projects2
			FROM kpi_total o WHERE whole AND o.kind = d
			UNION ALL
			SELECT u.indicator, u.level2, u.n, u.measurable,
				u.projects, u.projects2
			FROM kpi_use u WHERE NOT whole
				AND (asked_kind IS NULL OR u.kind = d)
				AND (t IS NULL OR u.topic = t)
				AND (asked_year IS NULL OR u.year = asked_year)) c
		WHERE (l IS NULL OR c.level2 = l)
			AND (names IS NULL OR c.indicator = ANY (names))
		GROUP BY c.indicator
	), enough AS (
		SELECT u.n FROM used u WHERE u.indicator > 0 ORDER BY u.n DESC
		OFFSET first + most - 1 LIMIT 1
	), shown AS MATERIALIZED (
		SELECT * FROM (
			SELECT u.*, w.word, row_number() OVER
				(ORDER BY u.n DESC, w.word) AS place
			FROM used u JOIN kpi_word w ON w.id = u.indicator
			WHERE u.indicator > 0
				AND u.n >= coalesce((SELECT e.n FROM enough e), 0)
		) r WHERE r.place > first AND r.place <= first + most
		UNION ALL
		SELECT 0, coalesce(sum(u.n), 0), coalesce(sum(u.measurable), 0),
			CASE WHEN names IS NULL
				THEN coalesce(max(u.projects) FILTER
					(WHERE u.indicator = 0), 0)
				ELSE kpi_projects(names, asked_kind, t,
					asked_year, l) END,
			NULL, 0
		FROM used u WHERE names IS NOT NULL OR u.indicator = 0
	), cell AS MATERIALIZED (
		SELECT s.indicator, c.few, c.many
		FROM shown s JOIN kpi_use c ON c.indicator = ANY (CASE
			WHEN s.place > 0 THEN ARRAY[s.indicator]
			ELSE coalesce(names, '{0}') END)
		WHERE (asked_kind IS NULL OR c.kind = d)
			AND (t IS NULL OR c.topic = t)
			AND (asked_year IS NULL OR c.year = asked_year)
			AND (l IS NULL OR c.level2 = l)
	), spread AS (
		SELECT c.indicator, slots_count((SELECT array_agg(DISTINCT f)
				FROM cell o, unnest(o.few) f
				WHERE o.indicator = c.indicator),
			bit_or(c.many)) AS counties
		FROM cell c GROUP BY c.indicator
	), added AS MATERIALIZED (
		SELECT a.indicator, a.target, sum(a.n) AS n,
			min(a.example) AS example
		FROM shown s JOIN kpi_aim a ON a.indicator = s.indicator
		WHERE s.place > 0
			AND (CASE WHEN whole THEN a.topic = -1 AND a.kind = d
				ELSE a.topic >= 0 AND (asked_kind IS NULL
					OR a.kind = d) END)
			AND (t IS NULL OR a.topic = t)
			AND (asked_year IS NULL OR a.year = asked_year)
			AND (l IS NULL OR a.level2 = l)
		GROUP BY a.indicator, a.target
	), aims AS (
		SELECT a.*, row_number() OVER (PARTITION BY a.indicator
			ORDER BY a.n DESC, g.key) AS goal
		FROM added a JOIN kpi_target g ON g.id = a.target
	)
	SELECT s.place, s.indicator, s.word, s.n::bigint,
		s.measurable::bigint, s.projects::bigint,
		coalesce(c.counties, 0), (SELECT count(*) FROM used u
			WHERE u.indicator > 0), a.goal, a.target, a.n::bigint,
		a.example
	FROM shown s LEFT JOIN spread c ON c.indicator = s.indicator
	LEFT JOIN aims a ON a.indicator = s.indicator AND a.goal <= goals
	ORDER BY s.place, a.goal;
END $$;
