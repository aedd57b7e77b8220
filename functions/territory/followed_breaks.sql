-- What happened to the territories of some counties and is followed, or is not:
-- parts that went or came.  In the shape of territory_breaks(); [] of null.  Only
-- since 2008, when publishing began, or since the first of their papers.
CREATE FUNCTION followed_breaks(asked text[]) RETURNS json
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (
	WITH own AS MATERIALIZED (
		SELECT a.n, a.code AS asked, f.key AS code,
			lower(f.value::int4range) AS since
		FROM unnest(asked) WITH ORDINALITY AS a(code, n)
		CROSS JOIN jsonb_each_text(followed(ARRAY[a.code])) f
	), event AS (
		SELECT o.n, o.asked, l.year, l.kind, l.code, l.successor
		FROM own o JOIN division_link l ON l.successor = o.code
			AND l.year >= o.since
			AND (l.kind NOT IN ('recoded', 'merged') OR EXISTS (
				SELECT FROM own f
				WHERE f.n = o.n AND f.code = l.code))
		UNION
		SELECT o.n, o.asked, l.year, l.kind, l.code, l.successor
		FROM own o JOIN division_link l ON l.code = o.code
			AND l.year >= o.since
			AND l.kind IN ('split', 'moved')
	)
	SELECT coalesce(json_agg(break_json(e.asked, year, kind, code, successor)
		ORDER BY n, year, kind, code, successor), '[]')
	FROM event e
	WHERE year > (SELECT coalesce(least(min(fiscal_year), 2008), 2008)
		FROM disclosure
		WHERE division_code IN (SELECT code FROM own)));
END $$;
