-- Figures that may stand side by side, each with what it is divided by.  A plain
-- SELECT, so that the planner sees through the call and leaves out what is not
-- asked (give it no sub-SELECT for an argument, or it cannot).  Fund and part: ''
-- (or null) is all funds, the whole; kinds from low to high (null: any); chosen:
-- of these counties only (null: of all), found one by one.
-- Built: counties without a total of their own get the sum of their departments,
-- as scope county_built, with its coverage.
CREATE FUNCTION figures(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, low text,
	high text, asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[])
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, amount bigint,
	counted boolean, presence text, disclosure_id bigint, no integer,
	persons bigint, coverage json)
LANGUAGE sql STABLE AS $$
	SELECT v.division_code, s.scope, v.department_key, s.kind, s.measure,
		s.code, v.amount, v.counted, v.presence, v.disclosure_id, v.no,
		CASE WHEN per = 'resident' THEN residents_by(asked_basis,
			asked_year, v.residents2010, v.residents2020) END,
		NULL::json
	FROM slices(asked_measures, asked_code, asked_year, asked_stage,
		asked_scope, low, high, asked_fund, asked_part, per,
		asked_basis) s
	JOIN measure_value v ON v.slice = s.slice
	WHERE asked_version IS NULL AND chosen IS NULL AND per <> 'staff'
		AND comparable(v.division_code, s.scope)
	UNION ALL
	SELECT v.division_code, s.scope, v.department_key, s.kind, s.measure,
		s.code, v.amount, v.counted, v.presence, v.disclosure_id, v.no,
		CASE per WHEN 'resident' THEN residents_by(asked_basis,
			asked_year, v.residents2010, v.residents2020)
		WHEN 'staff' THEN staff_now(v.division_code, v.disclosure_id,
			asked_year, asked_stage) END, NULL::json
	FROM slices(asked_measures, asked_code, asked_year, asked_stage,
		asked_scope, low, high, asked_fund, asked_part, per,
		asked_basis) s
	JOIN measure_value v ON v.slice = s.slice
		AND v.division_code = ANY (chosen)
	WHERE asked_version IS NULL AND chosen IS NOT NULL
		AND comparable(v.division_code, s.scope)
	UNION ALL
	SELECT s.division_code, s.scope, s.department_key, s.department_kind,
		s.measure, s.function_code, s.amount, s.counted, s.presence,
		s.disclosure_id, s.no, s.persons, NULL::json
	FROM figures_by_staff(asked_measures, asked_code, asked_year,
		asked_stage, asked_scope, low, high, asked_fund, asked_part) s
	WHERE asked_version IS NULL AND chosen IS NULL AND per = 'staff'
	UNION ALL
	SELECT t.division_code, t.scope, t.department_key, t.department_kind,
		t.measure, t.function_code, t.amount, t.counted, t.presence,
		t.disclosure_id, t.no, t.persons, NULL::json
	FROM figures_then(asked_measures, asked_code, ARRAY[asked_year],
		asked_stage, asked_scope, low, high, asked_fund, asked_part, per,
		asked_basis, asked_version, chosen) t
	WHERE asked_version IS NOT NULL
	UNION ALL
	SELECT b.division_code, 'county_built', '', '', b.measure,
		b.function_code, b.amount, b.counted, 'built', NULL, NULL,
		b.persons, b.coverage
	FROM figures_built(asked_measures, asked_code, asked_year, asked_stage,
		low, high, asked_fund, asked_part, per, asked_basis,
		asked_version, chosen) b
	WHERE built AND asked_scope = 'county'
$$;
