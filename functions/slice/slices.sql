-- Slices of now, as standing() gives them, by number.  A plain SELECT, so that the
-- planner sees through the call.
CREATE FUNCTION slices(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, low text,
	high text, asked_fund text, asked_part text, per text, asked_basis text)
RETURNS TABLE (slice integer, measure text, scope text, kind text, code text, n bigint,
	n_all bigint, have bit, idle bit, zero bit)
LANGUAGE sql STABLE AS $$
	SELECT s.slice, s.measure, s.scope, department_kind, function_code,
		stands, n_all, stating & ~lack, stating & lack, zero & ~lack
	FROM (SELECT s.*, s.n::bigint AS n_all, CASE
			WHEN per <> 'resident' THEN s.n
			WHEN asked_basis = 'census2010' OR year <= 2010
				AND asked_basis = 'interpolated' THEN n2010
			WHEN asked_basis = 'census2020' OR year >= 2020 THEN n2020
			ELSE n_both END::bigint AS stands, CASE
			WHEN per <> 'resident' THEN place_bits('{}')
			WHEN asked_basis = 'census2010' OR year <= 2010
				AND asked_basis = 'interpolated' THEN lack2010
			WHEN asked_basis = 'census2020' OR year >= 2020
				THEN lack2020
			ELSE lack2010 | lack2020 END AS lack
		FROM measure_slice s
		WHERE measure = ANY (asked_measures) AND year = asked_year
			AND stage = asked_stage AND s.scope = asked_scope
			AND fund = coalesce(asked_fund, '')
			AND part = coalesce(asked_part, '')
			AND (low IS NULL OR department_kind >= low)
			AND (high IS NULL OR department_kind <= high)
			AND (asked_code IS NULL OR function_code = asked_code)
			AND s.n > 0) s
$$;
