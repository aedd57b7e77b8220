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
	SELECT coalesce(json_agg(json_build_object(
		'code', e.now, 'county', d.name, 'year', e.year,
		'kind', e.kind,
		'comparable', e.kind IN ('renamed', 'recoded'),
		'from_code', e.code,
		'from_county', division_name(e.code, e.year - 1),
		'to_code', e.successor,
		'to_county', division_name(e.successor, e.year))
		ORDER BY e.n, e.year, e.kind, e.code, e.successor), '[]')
	FROM event e LEFT JOIN division d ON d.code = e.now
	WHERE e.year > from_year AND e.year <= to_year);
END $$;
