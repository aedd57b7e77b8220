-- Takes rows that are no more out of what is counted of topic_row, after what took
-- their place was counted.
CREATE FUNCTION topic_untally(gone topic_row[]) RETURNS void
LANGUAGE plpgsql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	UPDATE topic_count c SET n = c.n - g.n,
		places = c.places & ~place_bits(g.bare)
	FROM (SELECT t.topic, t.letter, t.year, t.stage,
			left(t.division_code, 2) AS province, t.scope,
			t.function_code, t.fund, t.part, t.department_kind,
			count(*) AS n, array_agg(b.bit) FILTER (WHERE NOT EXISTS (
				SELECT FROM topic_row o
				WHERE o.topic = t.topic AND o.letter = t.letter
					AND o.year = t.year AND o.stage = t.stage
					AND o.division_code = t.division_code
					AND o.scope = t.scope
					AND o.function_code = t.function_code
					AND o.fund = t.fund AND o.part = t.part
					AND o.department_kind = t.department_kind
				)) AS bare
		FROM unnest(gone) t
		LEFT JOIN place_bit b ON b.code = t.division_code
		GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) g
	WHERE c.topic = g.topic AND c.letter = g.letter AND c.year = g.year
		AND c.stage = g.stage AND c.province = g.province
		AND c.scope = g.scope AND c.function_code = g.function_code
		AND c.fund = g.fund AND c.part = g.part
		AND c.department_kind = g.department_kind;
END $$;
