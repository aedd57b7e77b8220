-- The figures of one kind of department, as figures() gives them where is_slice().
CREATE FUNCTION slice_figures(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, function_code text, amount bigint, counted boolean,
	presence text, disclosure_id bigint, no integer, persons bigint)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, s.scope, v.department_key, s.kind, s.code,
		v.amount, v.counted, v.presence, v.disclosure_id, v.no,
		CASE WHEN per = 'resident' THEN residents_by(asked_basis,
			asked_year, v.residents2010, v.residents2020) END
	FROM slices(asked_measures, asked_code, asked_year, asked_stage,
		asked_scope, asked_kind, asked_kind, asked_fund, asked_part,
		per, asked_basis) s
	JOIN measure_value v ON v.slice = s.slice
	WHERE comparable(v.division_code, s.scope)
	-- What persons are is computed once.
	OFFSET 0
$$;
