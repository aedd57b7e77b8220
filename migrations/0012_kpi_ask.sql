-- What kpi.patterns and kpi.reuse count and rank.

-- Counties of cells of kpi_use.
CREATE FUNCTION slots_count(few smallint[], many bit) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT bit_count(coalesce(many | slot_bits(few), slot_bits(few)))
$$;

-- The numbers of indicators whose name holds a text, or of which it is a synonym.
CREATE FUNCTION kpi_named(part text) RETURNS integer[]
LANGUAGE sql STABLE AS $$
	SELECT ARRAY(SELECT id FROM kpi_word WHERE strpos(word, part) > 0
		UNION SELECT w.id FROM indicator_name s
		JOIN kpi_word w ON w.word = s.indicator
		WHERE s.synonym = part)
$$;

-- How many projects have any of some indicators, by the rows themselves.
CREATE FUNCTION kpi_projects(names integer[], t integer, y integer, l integer)
RETURNS bigint LANGUAGE sql STABLE AS $$
	SELECT count(*) FROM (
		SELECT DISTINCT k.disclosure_id, k.project
		FROM (SELECT word FROM kpi_word WHERE id = ANY (names)
			UNION ALL SELECT s.synonym FROM kpi_word w
			JOIN indicator_name s ON s.indicator = w.word
			WHERE w.id = ANY (names)) n
		JOIN kpi k ON k.indicator = n.word
		JOIN kpi_paper p USING (division_code, disclosure_id)
		LEFT JOIN project j ON t IS NOT NULL
			AND j.division_code = k.division_code
			AND j.disclosure_id = k.disclosure_id
			AND j.no = k.project
		WHERE (y IS NULL OR p.year = y)
			AND (t IS NULL OR coalesce(j.topic, '') = (
				SELECT word FROM kpi_word WHERE id = t))
			AND (l IS NULL OR kpi_level2(k.level2) = (
				SELECT word FROM kpi_word WHERE id = l))) p
$$;

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
	t integer := CASE WHEN asked_topic IS NOT NULL THEN coalesce((
		SELECT id FROM kpi_word WHERE word = asked_topic), -1) END;
	l integer := CASE WHEN asked_level2 IS NOT NULL THEN coalesce((
		SELECT id FROM kpi_word WHERE word = kpi_level2(asked_level2)),
		-1) END;
	names integer[] := CASE WHEN asked_indicator IS NOT NULL
		THEN kpi_named(asked_indicator) END;
	whole boolean := asked_topic IS NULL AND asked_year IS NULL;
BEGIN
	IF asked_province IS NOT NULL OR asked_kind IS NOT NULL
			OR asked_counties IS NOT NULL THEN
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
			FROM kpi_total o WHERE whole
			UNION ALL
			SELECT u.indicator, u.level2, u.n, u.measurable,
				u.projects, u.projects2
			FROM kpi_use u WHERE NOT whole
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
				ELSE kpi_projects(names, t, asked_year, l) END,
			NULL, 0
		FROM used u WHERE names IS NOT NULL OR u.indicator = 0
	), cell AS MATERIALIZED (
		SELECT s.indicator, c.few, c.many
		FROM shown s JOIN kpi_use c ON c.indicator = ANY (CASE
			WHEN s.place > 0 THEN ARRAY[s.indicator]
			ELSE coalesce(names, '{0}') END)
		WHERE (t IS NULL OR c.topic = t)
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
			AND (CASE WHEN whole THEN a.topic = -1
				ELSE a.topic >= 0 END)
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

-- The same over the papers of a province, a kind or some counties.
CREATE FUNCTION kpi_ranked_papers(t integer, asked_year integer,
	asked_province text, asked_kind text, asked_counties text[], l integer,
	names integer[], first bigint, most bigint, goals bigint)
RETURNS TABLE (place bigint, indicator integer, name text, n bigint,
	measurable bigint, projects bigint, counties bigint, patterns bigint,
	goal bigint, target integer, target_n bigint, example bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
	part text := (SELECT left(code, 2) FROM division
		WHERE level = 'province' AND name = asked_province);
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
				OR p.division_code = ANY (asked_counties))
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

-- The score of kpi.quality, 0 to 100, and how it is made: one place for both.
CREATE FUNCTION kpi_score(n bigint, measurable bigint, malformed bigint,
	misplaced bigint, doubtful bigint, projects bigint, reused bigint)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT trim_scale(round(100 - 40.0 * (n - measurable) / n
		- 20.0 * malformed / n - 15.0 * misplaced / n
		- 15.0 * doubtful / n
		- coalesce(10.0 * reused / nullif(projects, 0), 0), 2))
$$;
CREATE FUNCTION kpi_score_formula() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '100 - 40 * (1 - measurable / n) - 20 * malformed / n'
		' - 15 * misplaced / n - 15 * doubtful / n'
		' - 10 * reused / projects'
$$;

-- A share to four decimals; null of nothing.
CREATE FUNCTION share_of(part bigint, whole bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(part * 1.0 / nullif(whole, 0), 4))';

-- Of the goals and rows of some papers that are long enough to be copies, how
-- many stand in other counties too.
CREATE FUNCTION copied(code text, ids bigint[], OUT n bigint,
	OUT copied bigint)
LANGUAGE sql STABLE AS $$
	SELECT count(*), count(*) FILTER (WHERE c.counties > 1)
	FROM kpi_copy k JOIN kpi_cluster c ON c.near = k.near
		AND c.letter = k.letter
	WHERE k.division_code = code AND k.disclosure_id = ANY (ids)
$$;

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

-- The words of a goal or an indicator row, as printed.
CREATE FUNCTION copy_text(d_code text, d_id bigint, letter text, d_no integer)
RETURNS text LANGUAGE sql STABLE AS $$
	SELECT CASE letter WHEN 'g' THEN (
		SELECT text FROM goal WHERE division_code = d_code
			AND disclosure_id = d_id AND no = d_no)
	ELSE (SELECT concat_ws(' ', level3, description, target) FROM kpi
		WHERE division_code = d_code AND disclosure_id = d_id
			AND no = d_no) END
$$;

-- Jaccard's similarity of two texts by their runs of three characters.
CREATE FUNCTION text_similarity(a text, b text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT share_of(count(*) FILTER (WHERE n = 2), count(*))
	FROM (SELECT run, count(*) AS n FROM (
			SELECT DISTINCT 1, substr(x, i, 3) AS run
			FROM plain_text(a) x, generate_series(1, length(x) - 2) i
			UNION ALL
			SELECT DISTINCT 2, substr(x, i, 3)
			FROM plain_text(b) x, generate_series(1, length(x) - 2) i
		) r GROUP BY run) s
$$;

-- The wordings of a cluster, or of its first 1000 copies, the commonest first, as
-- JSON; how many there are.
CREATE FUNCTION cluster_wordings(asked uuid, asked_letter text, most integer,
	OUT n bigint, OUT said json)
LANGUAGE sql STABLE AS $$
	WITH wording AS (
		SELECT exact, count(*) AS n, min(ARRAY[division_code,
			disclosure_id::text, no::text]) AS at
		FROM (SELECT * FROM kpi_copy
			WHERE near = asked AND letter = asked_letter
			ORDER BY division_code, disclosure_id, no LIMIT 1000) c
		GROUP BY exact
	), placed AS MATERIALIZED (
		SELECT w.n, row_number() OVER (ORDER BY w.n DESC, exact) AS place,
			copy_text(at[1], at[2]::bigint, asked_letter,
				at[3]::integer) AS text
		FROM (SELECT * FROM wording ORDER BY n DESC, exact
			LIMIT most) w
	)
	SELECT (SELECT count(*) FROM wording), json_agg(json_build_object(
		'text', p.text, 'n', p.n,
		'similarity', CASE place WHEN 1 THEN 1
			ELSE text_similarity(f.text, p.text) END) ORDER BY place)
	FROM placed p, (SELECT text FROM placed WHERE place = 1) f
$$;

-- Indicator rows that kpi.search finds, in the order of their ids; behind an
-- id, and at most so many.  First the papers that can hold one, by their pairs
-- of characters and their indicators, then their rows, until there are enough:
-- a lateral subquery is asked for one paper after the other.
CREATE FUNCTION kpi_found(asked_text text, asked_indicator text,
	asked_topic text, asked_level2 text, asked_county text,
	asked_province text, asked_kind text, asked_year integer, behind text,
	most bigint)
RETURNS SETOF kpi LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
	part text := (SELECT left(d.code, 2) FROM division d
		WHERE d.level = 'province' AND d.name = asked_province);
	ids integer[];
	names text[];
	rare boolean;
	pairs integer[] := text_grams(asked_text);
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
			WHERE t.indicator = ANY (ids)), 0) < 5000;
	END IF;
	RETURN QUERY
	WITH p AS MATERIALIZED (
		SELECT p.division_code, p.disclosure_id FROM kpi_paper p
		WHERE (p.division_code, p.disclosure_id) >= (code, paper)
			AND (asked_text IS NULL OR p.grams @> pairs)
			AND (names IS NULL OR CASE WHEN rare
				THEN (p.division_code, p.disclosure_id) IN (
					SELECT i.division_code, i.disclosure_id
					FROM kpi i WHERE i.indicator = ANY (names))
				ELSE p.words && ids END)
			AND (asked_county IS NULL
				OR p.division_code = asked_county)
			AND (asked_province IS NULL OR p.division_code >= part
				AND p.division_code < part || '~')
			AND (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (asked_year IS NULL OR p.year = asked_year)
		ORDER BY p.division_code, p.disclosure_id
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

-- Where the copies of a cluster stand, in the order of ids, as JSON.
CREATE FUNCTION cluster_places(asked uuid, asked_letter text, most integer)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT coalesce(json_agg(json_build_object(
		'id', row_id(c.division_code, c.disclosure_id, asked_letter,
			c.no),
		'code', c.division_code, 'county', v.name,
		'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', j.title, 'topic', nullif(c.topic, ''),
		'text', copy_text(c.division_code, c.disclosure_id,
			asked_letter, c.no))
		ORDER BY c.division_code, c.disclosure_id, c.no), '[]')
	FROM (SELECT * FROM kpi_copy
		WHERE near = asked AND letter = asked_letter
		ORDER BY division_code, disclosure_id, no LIMIT most) c
	JOIN disclosure d ON d.division_code = c.division_code
		AND d.id = c.disclosure_id
	LEFT JOIN division v ON v.code = c.division_code
	LEFT JOIN goal g ON asked_letter = 'g'
		AND g.division_code = c.division_code
		AND g.disclosure_id = c.disclosure_id AND g.no = c.no
	LEFT JOIN kpi k ON asked_letter = 'k'
		AND k.division_code = c.division_code
		AND k.disclosure_id = c.disclosure_id AND k.no = c.no
	LEFT JOIN project j ON j.division_code = c.division_code
		AND j.disclosure_id = c.disclosure_id
		AND j.no = coalesce(g.project, k.project)
$$;

CREATE FUNCTION copy_method() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT 'Copies are goals, or rows (indicator, description and target '
		'together), that are equal but for spaces, punctuation and a '
		'number in front (exact), or also but for digits, numerals, '
		'Latin letters and the names of their own county, prefecture '
		'and province (near). Similarity is Jaccard''s, of runs of '
		'three characters, to the commonest wording.'
$$;
