-- Who took over whose territory, since when each county is itself, and what it was
-- called before: made of division_history.
CREATE FUNCTION territory_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM division_link;
	DELETE FROM division_span;
	-- "420602;420605[2001]": with a year, a part that went earlier.
	INSERT INTO division_link
	WITH item AS (
		SELECT h.code, h.valid_to, left(i.item, 6) AS successor,
			substring(i.item from '\[(\d+)\]')::integer AS moved,
			count(*) FILTER (WHERE i.item NOT LIKE '%[%')
				OVER (PARTITION BY h.code, h.valid_from) AS heirs
		FROM division_history h,
			unnest(string_to_array(h.successor_code, ';')) i(item)
	), link AS (
		SELECT DISTINCT code, successor, coalesce(moved, valid_to) AS year,
			CASE WHEN moved IS NOT NULL THEN 'moved'
			WHEN code = successor THEN 'renamed'
			WHEN heirs = 1 THEN 'whole' ELSE 'split' END AS kind
		FROM item
		WHERE coalesce(moved, valid_to) IS NOT NULL
			AND NOT (code = successor AND moved IS NOT NULL)
	)
	SELECT l.code, l.successor, l.year, CASE WHEN l.kind <> 'whole'
			THEN l.kind
		WHEN EXISTS (SELECT FROM link o
				WHERE o.successor = l.successor
					AND o.year = l.year
					AND o.code <> l.code
					AND o.kind IN ('whole', 'split'))
			OR EXISTS (SELECT FROM division_history h
				WHERE h.code = l.successor
					AND h.valid_from < l.year
					AND coalesce(h.valid_to, 9999) >= l.year)
			THEN 'merged' ELSE 'recoded' END
	FROM link l;
	INSERT INTO division_span
	WITH RECURSIVE began AS (
		SELECT code, min(valid_from) AS year FROM division_history
		GROUP BY code
	), chain AS (
		SELECT d.code AS now, d.code, b.year
		FROM division d LEFT JOIN began b USING (code)
		UNION
		SELECT c.now, l.code, b.year
		FROM chain c
		JOIN division_link l ON l.successor = c.code
			AND l.kind = 'recoded' AND l.year = c.year
		JOIN began b ON b.code = l.code
	)
	SELECT c.now, min(c.year), (SELECT max(l.year) FROM division_link l
		WHERE l.kind = 'merged' AND l.successor = c.now)
	FROM chain c GROUP BY c.now;
	DELETE FROM division_former;
	INSERT INTO division_former
	SELECT DISTINCT ON (h.code, h.name) h.code, h.name, h.prefecture,
		h.province, county_now(h.code)
	FROM division_history h LEFT JOIN division d USING (code)
	WHERE h.level <> 'province' AND d.name IS DISTINCT FROM h.name
	ORDER BY h.code, h.name, h.valid_from DESC;
END $$;
