-- What some publishers of a scope state of some measures, now or as of a version.
CREATE FUNCTION publisher_figures(codes text[], keys text[], d_scope text,
	asked_measures text[], asked_year integer, asked_stage text,
	asked_version bigint)
RETURNS TABLE (division_code text, department_key text, measure text,
	amount bigint, presence text, disclosure_id bigint, no integer)
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT v.division_code, v.department_key, v.measure, v.amount,
			v.presence, v.disclosure_id, v.no
		FROM unnest(codes, keys) p (code, key)
		CROSS JOIN unnest(asked_measures) m (measure)
		JOIN measure_value v ON v.division_code = p.code
			AND v.scope = d_scope AND v.department_key = p.key
			AND v.measure = m.measure AND v.function_code = ''
			AND v.fund = '' AND v.part = '' AND v.year = asked_year
			AND v.stage = asked_stage;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT f.division_code, f.department_key, f.measure, f.amount,
		f.presence, f.disclosure_id, f.no
	FROM figures_then(asked_measures, '', ARRAY[asked_year], asked_stage,
		d_scope, NULL, NULL, NULL, NULL, 'none', NULL, asked_version,
		codes) f
	JOIN unnest(codes, keys) p (code, key) ON p.code = f.division_code
		AND p.key = f.department_key;
END $$;
