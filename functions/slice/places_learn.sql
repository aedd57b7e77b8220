-- Gives every code a bit, in order of code; those that have one keep it.  What
-- the divisions of today are, as sets.
CREATE FUNCTION places_learn() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO place_bit
	SELECT code, (SELECT count(*) FROM place_bit) - 1
		+ row_number() OVER (ORDER BY code)
	FROM (SELECT code FROM division UNION SELECT code FROM division_history
		UNION SELECT code FROM population
		EXCEPT SELECT code FROM place_bit) c;
	DELETE FROM place_set;
	INSERT INTO place_set
	SELECT d.level, coalesce(d.province, ''), place_bits(array_agg(b.bit))
	FROM division d JOIN place_bit b USING (code)
	WHERE d.level IN ('county', 'prefecture')
	GROUP BY GROUPING SETS ((d.level, d.province), (d.level));
END $$;
