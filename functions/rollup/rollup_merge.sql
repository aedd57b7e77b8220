-- Lets the figures of papers compete with those that are there, and counts what
-- comes in its slice; what it drives out is taken away there.
CREATE FUNCTION rollup_merge(ids bigint[]) RETURNS bigint
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE
	written bigint;
	outdone measure_value[];
BEGIN
	WITH put AS (
		INSERT INTO measure_value AS old
		SELECT * FROM rollup_chosen(ids)
		ON CONFLICT (division_code, scope, department_key, measure,
			function_code, fund, part, year, stage)
		DO UPDATE SET department_kind = excluded.department_kind,
			amount = excluded.amount, counted = excluded.counted,
			presence = excluded.presence, weight = excluded.weight,
			disclosure_id = excluded.disclosure_id, no = excluded.no,
			residents2010 = excluded.residents2010,
			residents2020 = excluded.residents2020
		WHERE (excluded.weight, excluded.disclosure_id)
			> (old.weight, old.disclosure_id)
		-- A row that was not there has not been locked, either.
		RETURNING old.*, old.xmax = 0 AS fresh
	), counted AS (
		INSERT INTO measure_slice AS s
		SELECT p.measure, p.year, p.stage, p.scope, p.fund, p.part,
			p.department_kind, p.function_code, count(b.bit),
			count(b.bit) FILTER (WHERE residents2010 IS NOT NULL),
			count(b.bit) FILTER (WHERE residents2020 IS NOT NULL),
			count(b.bit) FILTER (WHERE residents2010 IS NOT NULL
				AND residents2020 IS NOT NULL),
			place_bits(array_agg(b.bit)),
			place_bits(array_agg(b.bit)
				FILTER (WHERE presence = 'stated_none')),
			place_bits(array_agg(b.bit)
				FILTER (WHERE residents2010 IS NULL)),
			place_bits(array_agg(b.bit)
				FILTER (WHERE residents2020 IS NULL))
		FROM put p LEFT JOIN place_bit b ON b.code = p.division_code
			AND comparable(p.division_code, p.scope)
		GROUP BY p.measure, p.year, p.stage, p.scope, p.fund, p.part,
			p.department_kind, p.function_code
		ON CONFLICT (measure, year, stage, scope, fund, part,
			department_kind, function_code)
		DO UPDATE SET n = s.n + excluded.n,
			n2010 = s.n2010 + excluded.n2010,
			n2020 = s.n2020 + excluded.n2020,
			n_both = s.n_both + excluded.n_both,
			stating = s.stating | excluded.stating,
			zero = s.zero | excluded.zero,
			lack2010 = s.lack2010 | excluded.lack2010,
			lack2020 = s.lack2020 | excluded.lack2020
	)
	-- Those driven out, as they were when this statement began.
	SELECT (SELECT count(*) FROM put), array_agg(v) INTO written, outdone
	FROM put p JOIN measure_value v USING (division_code, scope,
		department_key, measure, function_code, fund, part, year, stage)
	WHERE NOT p.fresh;
	IF outdone IS NOT NULL THEN
		PERFORM slice_take(outdone);
	END IF;
	RETURN written;
END $$;
