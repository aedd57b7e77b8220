-- Lets the figures of papers compete with those that are there, and counts what
-- comes in its slice; what it drives out is taken away there.
CREATE FUNCTION rollup_merge(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
	came measure_value[];
	outdone measure_value[];
BEGIN
	WITH put AS (
		INSERT INTO measure_value AS v SELECT * FROM rollup_numbered(ids)
		ON CONFLICT (division_code, scope, department_key, measure,
			function_code, fund, part, year, stage)
		DO UPDATE SET department_kind = excluded.department_kind,
			amount = excluded.amount, counted = excluded.counted,
			presence = excluded.presence, weight = excluded.weight,
			disclosure_id = excluded.disclosure_id, no = excluded.no,
			residents2010 = excluded.residents2010,
			residents2020 = excluded.residents2020,
			slice = excluded.slice
		WHERE (excluded.weight, excluded.disclosure_id)
			> (v.weight, v.disclosure_id)
		-- A row that was not there has not been locked, either.
		RETURNING v.*, v AS figure, v.xmax = 0 AS fresh
	)
	-- Those driven out, as they were when this statement began.
	SELECT array_agg(p.figure), array_agg(v) FILTER (WHERE NOT p.fresh)
	INTO came, outdone
	FROM put p LEFT JOIN measure_value v ON NOT p.fresh
		AND v.division_code = p.division_code AND v.scope = p.scope
		AND v.department_key = p.department_key
		AND v.measure = p.measure AND v.function_code = p.function_code
		AND v.fund = p.fund AND v.part = p.part AND v.year = p.year
		AND v.stage = p.stage;
	IF came IS NOT NULL THEN
		PERFORM slice_give(came);
	END IF;
	IF outdone IS NOT NULL THEN
		PERFORM slice_take(outdone);
	END IF;
	RETURN coalesce(cardinality(came), 0);
END $$;
