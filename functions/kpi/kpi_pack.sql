-- Packs papers into kpi_paper.  Every row is looked at once; names, levels, topics
-- and targets are looked up once each, and get a number if they are new.  Without
-- nested loops: in a young database the planner expects next to no rows.
CREATE FUNCTION kpi_pack(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_nestloop = off SET enable_mergejoin = off
SET enable_hashjoin = on AS $$
	WITH paper AS MATERIALIZED (
		SELECT * FROM disclosure WHERE id = ANY (ids)
	), said AS MATERIALIZED (
		SELECT * FROM kpi_said(ids)
	), name AS MATERIALIZED (
		SELECT printed, coalesce((SELECT s.indicator
			FROM indicator_name s WHERE s.synonym = printed),
			printed) AS word
		FROM (SELECT DISTINCT indicator AS printed FROM said) n
	), level AS MATERIALIZED (
		SELECT printed, kpi_level2(printed) AS word
		FROM (SELECT DISTINCT level2 AS printed FROM said) l
	), word AS MATERIALIZED (
		SELECT word, (SELECT o.id FROM kpi_word o WHERE o.word = n.word)
			AS id
		FROM (SELECT word FROM name UNION SELECT word FROM level
			UNION SELECT topic FROM said
			UNION SELECT department_kind FROM paper) n
	), fresh AS (
		INSERT INTO kpi_word
		SELECT (SELECT max(id) FROM kpi_word)
			+ row_number() OVER (ORDER BY word), word
		FROM word WHERE id IS NULL
		RETURNING id, word
	), known AS MATERIALIZED (
		SELECT id, word FROM word WHERE id IS NOT NULL
		UNION ALL SELECT id, word FROM fresh
	), aim AS MATERIALIZED (
		SELECT a.*, (SELECT o.id FROM kpi_target o WHERE o.aim = a.aim)
			AS target
		FROM (SELECT DISTINCT ON (aim) aim, division_code, id, no
			FROM said ORDER BY aim) a
	), fresh_aim AS (
		INSERT INTO kpi_target (id, aim, key, op, value, high, unit, words)
		SELECT (SELECT max(id) FROM kpi_target)
			+ row_number() OVER (ORDER BY aim), aim,
			target_key((k).op, (k).value, (k).high, (k).unit,
				(k).target), (k).op, trim_scale((k).value),
			trim_scale((k).high), CASE WHEN (k).value IS NOT NULL
				THEN left((k).unit, 60) END,
			CASE WHEN (k).value IS NULL THEN left(btrim((k).target,
				E' \t\u3000'), 200) END
		FROM (SELECT a.aim, (SELECT k FROM kpi k
				WHERE k.division_code = a.division_code
				AND k.disclosure_id = a.id AND k.no = a.no) AS k
			FROM aim a WHERE a.target IS NULL OFFSET 0) a
		RETURNING id, aim
	), target AS MATERIALIZED (
		SELECT target AS id, aim FROM aim WHERE target IS NOT NULL
		UNION ALL SELECT id, aim FROM fresh_aim
	), counted AS (
		SELECT s.id, s.no, s.project, t.id AS topic, l.id AS level2,
			w.id AS word, g.id AS target, s.measurable
		FROM said s
		JOIN (SELECT n.printed, k.id FROM name n JOIN known k
			USING (word)) w ON w.printed = s.indicator
		JOIN (SELECT n.printed, k.id FROM level n JOIN known k
			USING (word)) l ON l.printed = s.level2
		JOIN known t ON t.word = s.topic
		JOIN target g ON g.aim = s.aim
	), flagged AS (
		SELECT *, measurable::integer
			+ 2 * (row_number() OVER (PARTITION BY id, project, word
				ORDER BY no) = 1)::integer
			+ 4 * (row_number() OVER (PARTITION BY id, project, word,
				level2 ORDER BY no) = 1)::integer
			+ 8 * (row_number() OVER (PARTITION BY id, project
				ORDER BY no) = 1)::integer
			+ 16 * (row_number() OVER (PARTITION BY id, project,
				level2 ORDER BY no) = 1)::integer AS flags
		FROM counted
	), packed AS MATERIALIZED (
		SELECT id, count(*) AS n, sum(flags & 1) AS measurable,
			array_agg(no) AS nos, array_agg(project) AS project_nos,
			array_agg(topic) AS topics, array_agg(level2) AS levels,
			array_agg(word) AS words, array_agg(target) AS targets,
			array_agg(flags) AS flags
		FROM (SELECT * FROM flagged ORDER BY id, no) r
		GROUP BY id
	)
	INSERT INTO kpi_paper (division_code, disclosure_id, scope,
		department_key, department_kind, kind, year, projects, n,
		measurable, malformed, misplaced, doubtful, reused, nos,
		project_nos, topics, levels, words, targets, flags)
	SELECT d.division_code, d.id, d.scope, d.department_key,
		d.department_kind, k.id, d.fiscal_year, j.n, coalesce(p.n, 0),
		coalesce(p.measurable, 0),
		least(coalesce(p.n, 0), f.malformed),
		least(coalesce(p.n, 0), f.misplaced),
		least(coalesce(p.n, 0), f.doubtful), least(j.n, f.reused), coalesce(p.nos, '{}'),
		coalesce(p.project_nos, '{}'), coalesce(p.topics, '{}'),
		coalesce(p.levels, '{}'), coalesce(p.words, '{}'),
		coalesce(p.targets, '{}'), coalesce(p.flags, '{}')
	FROM paper d
	JOIN known k ON k.word = d.department_kind
	LEFT JOIN packed p ON p.id = d.id,
	LATERAL (
		SELECT count(*) AS n FROM project
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) j, LATERAL kpi_findings(d.division_code, d.id) f
	WHERE p.n > 0 OR j.n > 0
$$;
