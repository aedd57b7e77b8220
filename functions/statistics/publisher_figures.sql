-- What some publishers of a scope (codes and departments' keys, '' of a county)
-- state of some measures: looked up where they are present figures, else as
-- figures_over() has them.
CREATE FUNCTION publisher_figures(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, codes text[], keys text[], built boolean)
RETURNS TABLE (code text, key text, scope text, measure text, amount bigint,
	presence text, disclosure_id bigint, no integer, coverage json)
LANGUAGE plpgsql STABLE ROWS 100
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	numbers integer[];
	names text[];
BEGIN
	IF asked_version IS NULL AND NOT built THEN
		SELECT array_agg(s.slice), array_agg(s.measure)
		INTO numbers, names
		FROM slices(asked_measures, '', asked_year, asked_stage,
			asked_scope, asked_kind, asked_kind, NULL, NULL, 'none',
			NULL) s;
		RETURN QUERY
		SELECT v.division_code, v.department_key, asked_scope, s.measure,
			v.amount, v.presence, v.disclosure_id, v.no, NULL::json
		FROM unnest(numbers, names) s (slice, measure)
		CROSS JOIN unnest(codes, keys) p (code, key)
		JOIN measure_value v ON v.slice = s.slice
			AND v.division_code = p.code AND v.department_key = p.key;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT f.division_code, coalesce(d.department_key, ''), f.scope,
		f.measure, f.amount, f.presence, f.disclosure_id, f.no,
		f.coverage
	FROM figures_over(asked_measures, '', ARRAY[asked_year], asked_stage,
		asked_scope, asked_kind, NULL, NULL, 'none', NULL,
		asked_version, codes, built) f
	LEFT JOIN disclosure d ON d.division_code = f.division_code
		AND d.id = f.disclosure_id;
END $$;
