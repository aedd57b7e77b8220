-- Numbers for words, targets and counties that are new.
CREATE FUNCTION kpi_learn(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH r AS MATERIALIZED (
		SELECT * FROM kpi_rows(ids)
	), word AS (
		INSERT INTO kpi_word
		SELECT (SELECT max(id) FROM kpi_word)
			+ row_number() OVER (ORDER BY w), w
		FROM (SELECT indicator AS w FROM r UNION SELECT topic FROM r
			UNION SELECT level2 FROM r) n
		WHERE NOT EXISTS (SELECT FROM kpi_word o WHERE o.word = w)
	), target AS (
		INSERT INTO kpi_target
		SELECT (SELECT max(id) FROM kpi_target)
			+ row_number() OVER (ORDER BY key), key, op,
			trim_scale(value), trim_scale(high), unit, words
		FROM (SELECT DISTINCT ON (key) * FROM r ORDER BY key) n
		WHERE NOT EXISTS (SELECT FROM kpi_target t WHERE t.key = n.key)
	)
	INSERT INTO kpi_county
	SELECT code, coalesce((SELECT max(slot) FROM kpi_county), -1)
		+ row_number() OVER (ORDER BY code)
	FROM (SELECT DISTINCT division_code AS code FROM disclosure
		WHERE id = ANY (ids)) n
	WHERE NOT EXISTS (SELECT FROM kpi_county c
		WHERE c.division_code = code)
$$;
