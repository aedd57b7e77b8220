-- Whose figures a county of today has in a year: members (several: to be added),
-- stand-ins (the same territory under another code), and how it compares with
-- today's: same, merged (as parts), other (its own, but of another extent), or
-- null where it was not there.  era: how many splits are still to come.
CREATE FUNCTION territory_of(d_code text, years integer[])
RETURNS TABLE (year integer, members text[], others text[], territory text,
	era bigint)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH past AS MATERIALIZED (
		SELECT * FROM territory(d_code)
	), known AS (
		SELECT EXISTS (SELECT FROM division_history
			WHERE code = d_code) AS yes
	), own AS (
		SELECT y AS year, count(DISTINCT p.until) FILTER (
				WHERE p.split AND y < p.until) AS era,
			array_agg(p.code ORDER BY p.code) FILTER (
				WHERE NOT p.split AND y < p.until
				AND (NOT k.yes OR EXISTS (
					SELECT FROM division_history h
					WHERE h.code = p.code
						AND h.valid_from <= y
						AND y < coalesce(h.valid_to,
							9999)))) AS members,
			array_agg(p.code ORDER BY p.until DESC, p.code)
				FILTER (WHERE p.single) AS others
		FROM unnest(years) y CROSS JOIN past p CROSS JOIN known k
		GROUP BY y
	)
	SELECT year, CASE WHEN era > 0 THEN CASE WHEN d_code = ANY (members)
			THEN ARRAY[d_code] END ELSE members END,
		CASE WHEN era = 0 AND cardinality(members) = 1 THEN others
			END,
		CASE WHEN era > 0 THEN CASE WHEN d_code = ANY (members)
			THEN 'other' END
		WHEN cardinality(members) = 1 THEN 'same'
		WHEN cardinality(members) > 1 THEN 'merged' END, era
	FROM own;
END $$;
