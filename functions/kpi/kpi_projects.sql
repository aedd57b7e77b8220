-- How many projects have any of some indicators: by the rows that are named so
-- where they are few, else by the papers as packed.
CREATE FUNCTION kpi_projects(names integer[], asked_kind text, t integer,
	y integer, l integer)
RETURNS bigint LANGUAGE plpgsql STABLE SET enable_hashjoin = off
SET enable_mergejoin = off AS $$
BEGIN
	IF (SELECT sum(n) FROM kpi_total
		WHERE kind = -1 AND indicator = ANY (names)) > 20000 THEN
		RETURN (SELECT coalesce(sum((SELECT count(DISTINCT u.project)
			FROM unnest(p.project_nos, p.words, p.topics, p.levels)
				u (project, word, topic, level2)
			WHERE u.word = ANY (names) AND (t IS NULL OR u.topic = t)
				AND (l IS NULL OR u.level2 = l))), 0)
		FROM kpi_paper p
		WHERE (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (y IS NULL OR p.year = y));
	END IF;
	RETURN (SELECT count(*) FROM (
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
		WHERE (asked_kind IS NULL OR p.department_kind = asked_kind)
			AND (y IS NULL OR p.year = y)
			AND (t IS NULL OR coalesce(j.topic, '') = (
				SELECT word FROM kpi_word WHERE id = t))
			AND (l IS NULL OR kpi_level2(k.level2) = (
				SELECT word FROM kpi_word WHERE id = l))) p);
END $$;
