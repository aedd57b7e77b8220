-- Where a series breaks: what happened to the county and its forerunners from the
-- second of the years to the last.
CREATE FUNCTION territory_breaks(codes text[], from_year integer,
	to_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (
	WITH past AS (
		SELECT c.n, c.code AS now, t.code, t.until
		FROM unnest(codes) WITH ORDINALITY AS c(code, n)
		CROSS JOIN territory(c.code) t WHERE NOT t.split
	), event AS (
		SELECT DISTINCT p.n, p.now, l.year, l.kind, l.code, l.successor
		FROM past p JOIN division_link l ON l.successor = p.code
			AND l.year <= p.until
		UNION
		SELECT DISTINCT p.n, p.now, l.year, l.kind, l.code, l.successor
		FROM past p JOIN division_link l ON l.code = p.code
			AND l.year <= p.until AND l.kind = 'moved'
	)
	SELECT coalesce(json_agg(break_json(now, year, kind, code, successor)
		ORDER BY n, year, kind, code, successor), '[]')
	FROM event
	WHERE year > from_year AND year <= to_year);
END $$;
