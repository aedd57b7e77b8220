-- Departments added up for counties that have no total.
CREATE FUNCTION figures_built(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, low text, high text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, chosen text[])
RETURNS TABLE (division_code text, measure text, function_code text,
	amount bigint, counted boolean, persons bigint, coverage json)
LANGUAGE plpgsql STABLE ROWS 2 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT f.division_code, f.measure, f.function_code,
		sum(f.amount)::bigint, f.counted, CASE per
		WHEN 'staff' THEN CASE WHEN count(f.persons) = count(*)
			THEN sum(f.persons)::bigint END
		ELSE max(f.persons) END,
		json_build_object(
			'departments', count(DISTINCT f.department_key),
			'kinds', json_agg(DISTINCT f.department_kind),
			'facts', json_agg(figure_id(f.division_code,
				f.disclosure_id, f.counted, f.no)
				ORDER BY f.department_kind, f.department_key))
	FROM figures(asked_measures, asked_code, asked_year, asked_stage,
		'department', low, high, asked_fund, asked_part, per,
		asked_basis, asked_version, false, chosen) f
	WHERE NOT EXISTS (SELECT FROM figures(asked_measures, asked_code,
			asked_year, asked_stage, 'county', NULL, NULL,
			asked_fund, asked_part, 'none', NULL,
			asked_version, false, chosen) w
		WHERE w.division_code = f.division_code
			AND w.measure = f.measure
			AND w.function_code = f.function_code)
	GROUP BY f.division_code, f.measure, f.function_code, f.counted;
END $$;
