-- How two papers differ.  Rows about the same thing that say the same are
-- paired first, the rest in their order.
CREATE FUNCTION paper_diff(older disclosure, newer disclosure)
RETURNS TABLE (sort text, change text, key jsonb, before jsonb, after jsonb,
	before_id text, after_id text, place bigint)
LANGUAGE sql STABLE AS $$
	WITH o AS (
		SELECT *, row_number() OVER (PARTITION BY sort, key, says
			ORDER BY no) AS nth FROM diff_rows(older)
	), n AS (
		SELECT *, row_number() OVER (PARTITION BY sort, key, says
			ORDER BY no) AS nth FROM diff_rows(newer)
	), gone AS (
		SELECT o.*, row_number() OVER (PARTITION BY o.sort, o.key
			ORDER BY o.no) AS place
		FROM o LEFT JOIN n USING (sort, key, says, nth)
		WHERE n.id IS NULL
	), come AS (
		SELECT n.*, row_number() OVER (PARTITION BY n.sort, n.key
			ORDER BY n.no) AS place
		FROM n LEFT JOIN o USING (sort, key, says, nth)
		WHERE o.id IS NULL
	)
	SELECT sort, CASE WHEN c.id IS NULL THEN 'removed'
			WHEN g.id IS NULL THEN 'added' ELSE 'changed' END,
		key, g.says, c.says, g.id, c.id, row_number() OVER
			(PARTITION BY sort, g.id IS NULL, c.id IS NULL
			ORDER BY coalesce(c.no, g.no), key)
	FROM gone g FULL JOIN come c USING (sort, key, place)
$$;
