-- Packs papers into kpi_paper.
CREATE FUNCTION kpi_pack(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH r AS MATERIALIZED (
		SELECT r.disclosure_id, r.no, r.project, t.id AS topic,
			l.id AS level, w.id AS word, g.id AS target,
			r.measurable::integer
			+ 2 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, w.id ORDER BY r.no) = 1)::integer
			+ 4 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, w.id, l.id ORDER BY r.no) = 1)::integer
			+ 8 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project ORDER BY r.no) = 1)::integer
			+ 16 * (row_number() OVER (PARTITION BY r.disclosure_id,
				r.project, l.id ORDER BY r.no) = 1)::integer
			AS flags
		FROM kpi_rows(ids) r
		JOIN kpi_word w ON w.word = r.indicator
		JOIN kpi_word t ON t.word = r.topic
		JOIN kpi_word l ON l.word = r.level2
		JOIN kpi_target g ON g.key = r.key
	), packed AS MATERIALIZED (
		SELECT disclosure_id, count(*) AS n, sum(flags & 1) AS measurable,
			array_agg(no) AS nos, array_agg(project) AS project_nos,
			array_agg(topic) AS topics, array_agg(level) AS levels,
			array_agg(word) AS words, array_agg(target) AS targets,
			array_agg(flags) AS flags
		FROM (SELECT * FROM r ORDER BY disclosure_id, no) r
		GROUP BY disclosure_id
	)
	INSERT INTO kpi_paper
	SELECT d.division_code, d.id, d.scope, d.department_key,
		d.department_kind, d.fiscal_year, j.n, coalesce(p.n, 0),
		coalesce(p.measurable, 0), least(p.n, f.malformed),
		least(p.n, f.misplaced), least(p.n, f.doubtful),
		least(j.n, f.reused), coalesce(p.nos, '{}'),
		coalesce(p.project_nos, '{}'), coalesce(p.topics, '{}'),
		coalesce(p.levels, '{}'), coalesce(p.words, '{}'),
		coalesce(p.targets, '{}'), coalesce(p.flags, '{}'),
		text_grams((SELECT string_agg(concat_ws(E'\n', level3,
			description, target), E'\n') FROM kpi
			WHERE division_code = d.division_code
				AND disclosure_id = d.id))
	FROM disclosure d LEFT JOIN packed p ON p.disclosure_id = d.id,
	LATERAL (
		SELECT count(*) AS n FROM project
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) j, LATERAL (
		SELECT count(*) FILTER (WHERE code IN ('kpi_malformed_target',
				'kpi_unit_mismatch')) AS malformed,
			count(*) FILTER (WHERE code = 'kpi_misplaced')
				AS misplaced,
			count(*) FILTER (WHERE code = 'kpi_direction_doubtful')
				AS doubtful,
			count(*) FILTER (WHERE code = 'kpi_goal_reused')
				AS reused
		FROM finding WHERE division_code = d.division_code
			AND disclosure_id = d.id
	) f
	WHERE d.id = ANY (ids) AND (p.n > 0 OR j.n > 0)
$$;
