-- The codes whose figures make up a county of today before a year: itself, whole
-- counties that became it (one after the other, or merged).  split: the territory
-- cannot be put together for years before `until`.  single: the code had this
-- very territory.
CREATE FUNCTION territory(d_code text)
RETURNS TABLE (code text, until integer, split boolean, single boolean)
LANGUAGE plpgsql STABLE ROWS 3 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH RECURSIVE past AS (
		SELECT d_code COLLATE "C" AS code, 9999 AS until,
			false AS split,
			true AS single
		UNION
		SELECT l.code, l.year, l.kind = 'split',
			p.single AND l.kind = 'recoded'
		FROM past p
		JOIN division_link l ON l.successor = p.code
			AND l.year <= p.until AND l.code <> l.successor
			AND l.kind IN ('recoded', 'merged', 'split')
		WHERE NOT p.split
	)
	SELECT * FROM past;
END $$;
