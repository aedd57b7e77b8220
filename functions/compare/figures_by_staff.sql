-- Figures of now with the staff that the same publisher states.
CREATE FUNCTION figures_by_staff(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, low text,
	high text, asked_fund text, asked_part text)
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, amount bigint,
	counted boolean, presence text, disclosure_id bigint, no integer,
	persons bigint)
LANGUAGE plpgsql STABLE ROWS 2000
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	second text := CASE asked_stage WHEN 'adjusted' THEN 'budget'
		ELSE 'adjusted' END;
	third text := CASE asked_stage WHEN 'final' THEN 'budget'
		ELSE 'final' END;
BEGIN
	RETURN QUERY
	SELECT v.division_code, s.scope, v.department_key, s.kind, s.measure,
		s.code, v.amount, v.counted, v.presence, v.disclosure_id, v.no,
		nullif(t.amount, 0)
	FROM slices(asked_measures, asked_code, asked_year, asked_stage,
		asked_scope, low, high, asked_fund, asked_part, 'none', NULL) s
	JOIN measure_value v ON v.slice = s.slice
	LEFT JOIN staff_stated(asked_year, asked_stage, second, third,
		asked_scope, low, high) t USING (division_code, department_key)
	WHERE comparable(v.division_code, s.scope);
END $$;
