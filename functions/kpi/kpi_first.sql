-- The first row with a target, found anew among the papers that are counted but
-- for some.
CREATE FUNCTION kpi_first(c kpi_aim, but bigint[]) RETURNS bigint
LANGUAGE sql STABLE SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	SELECT min(p.disclosure_id << 20 | u.no)
	FROM (SELECT DISTINCT k.division_code, k.disclosure_id
		FROM (SELECT word FROM kpi_word WHERE id = c.indicator
			UNION ALL SELECT s.synonym FROM kpi_word w
			JOIN indicator_name s ON s.indicator = w.word
			WHERE w.id = c.indicator) n
		JOIN kpi k ON k.indicator = n.word) k
	JOIN kpi_paper p USING (division_code, disclosure_id),
		unnest(p.nos, p.topics, p.levels, p.words, p.targets)
			u (no, topic, level2, word, target)
	WHERE p.disclosure_id <> ALL (but)
		AND u.word = c.indicator AND u.level2 = c.level2
		AND u.target = c.target AND c.kind IN (-1, p.kind)
		AND (c.topic = -1 OR p.year = c.year AND u.topic = c.topic)
$$;
