-- Under which codes the papers of the territories of some counties are filed, and
-- of which years: {"320602": "[0,9999)"}; null of null.  Back through recoding and
-- merging, as a series goes; ahead, of a county that is no more, to the one that
-- has its territory: all papers of it where it is the same territory, else those
-- from then on.
CREATE FUNCTION followed(asked text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN (
	WITH RECURSIVE ahead AS (
		SELECT c COLLATE "C" AS code, 0 AS since
		FROM unnest(asked) c WHERE c IS NOT NULL
		UNION
		SELECT l.successor, CASE l.kind WHEN 'recoded' THEN a.since
			ELSE greatest(a.since, l.year) END
		FROM ahead a JOIN division_link l ON l.code = a.code
			AND l.kind IN ('recoded', 'merged')
		WHERE NOT EXISTS (SELECT FROM division d WHERE d.code = a.code)
	), span AS (
		SELECT code, since, 9999 AS until FROM ahead
		UNION ALL
		-- A code of today that was once part of another is itself again.
		SELECT t.code, 0, CASE WHEN d.code IS NULL THEN 9999
			ELSE t.until END
		FROM ahead a CROSS JOIN territory(a.code) t
		LEFT JOIN division d ON d.code = t.code
		WHERE a.since = 0 AND NOT t.split AND t.code <> a.code
	)
	SELECT jsonb_object_agg(code, format('[%s,%s)', since, until))
	FROM (SELECT code, min(since) AS since, max(until) AS until
		FROM span GROUP BY code) s);
END $$;
