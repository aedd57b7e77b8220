-- The figures of one kind of department, as figures() gives them where is_slice().
CREATE FUNCTION slice_figures(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, function_code text, amount bigint, counted boolean,
	presence text, disclosure_id bigint, no integer, persons bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, v.scope, v.department_key, v.department_kind,
		v.function_code, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, CASE WHEN per = 'resident' THEN
			residents_by(asked_basis, v.year, v.residents2010,
				v.residents2020) END
	FROM measure_value v
	WHERE v.measure = ANY (asked_measures) AND v.year = asked_year
		AND v.stage = asked_stage AND v.scope = asked_scope
		AND (asked_code IS NULL OR v.function_code = asked_code)
		AND v.fund = coalesce(asked_fund, '')
		AND v.part = coalesce(asked_part, '')
		AND v.department_kind = asked_kind
		AND comparable(v.division_code, v.scope)
	-- What persons are is computed once.
	OFFSET 0
$$;
