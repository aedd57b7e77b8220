-- Adds rows to what is counted of topic_row.
CREATE FUNCTION topic_tally(come topic_row[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	INSERT INTO topic_count AS c
	SELECT t.topic, t.letter, t.year, t.stage, left(t.division_code, 2),
		t.scope, t.function_code, t.fund, t.part, t.department_kind,
		count(*), place_bits(array_agg(DISTINCT b.bit))
	FROM unnest(come) t LEFT JOIN place_bit b ON b.code = t.division_code
	GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
	ON CONFLICT (topic, letter, year, stage, province, scope, function_code,
		fund, part, department_kind)
	DO UPDATE SET n = c.n + excluded.n, places = c.places | excluded.places;
END $$;
