-- All figures of some codes over years, now or as of a version; built as figures()
-- does it.
CREATE FUNCTION figures_over(asked_measures text[], asked_code text,
	years integer[], asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, codes text[], built boolean)
RETURNS TABLE (division_code text, scope text, department_kind text,
	measure text, function_code text, year integer, amount bigint,
	counted boolean, presence text,
	disclosure_id bigint, no integer, persons bigint, coverage json)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	IF built AND asked_scope = 'county' THEN
		RETURN QUERY
		SELECT b.division_code, 'county_built', '', b.measure,
			b.function_code, y, b.amount, b.counted, 'built',
			NULL::bigint, NULL::integer, b.persons, b.coverage
		FROM unnest(years) y CROSS JOIN figures_built(asked_measures,
			asked_code, y, asked_stage, asked_kind, asked_kind,
			asked_fund, asked_part, per, asked_basis,
			asked_version, codes) b
		WHERE b.division_code = ANY (codes);
	END IF;
	IF asked_version IS NOT NULL THEN
		RETURN QUERY
		SELECT division_code, scope, department_kind, measure,
			function_code, year, amount, counted, presence,
			disclosure_id, no, persons, NULL::json
		FROM figures_then(asked_measures, asked_code, years,
			asked_stage, asked_scope, asked_kind, asked_kind,
			asked_fund, asked_part, per, asked_basis,
			asked_version, codes);
		RETURN;
	END IF;
	RETURN QUERY
	SELECT v.division_code, s.scope, s.department_kind, s.measure,
		s.function_code, s.year, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, CASE per
		WHEN 'resident' THEN residents_by(asked_basis, s.year,
			v.residents2010, v.residents2020)
		WHEN 'staff' THEN staff_now(v.division_code, v.disclosure_id,
			s.year, s.stage) END, NULL::json
	FROM measure_slice s
	JOIN measure_value v ON v.slice = s.slice
		AND v.division_code = ANY (codes)
	WHERE s.measure = ANY (asked_measures) AND s.year = ANY (years)
		AND s.stage = asked_stage AND s.scope = asked_scope
		AND s.fund = coalesce(asked_fund, '')
		AND s.part = coalesce(asked_part, '')
		AND (asked_kind IS NULL OR s.department_kind = asked_kind)
		AND (asked_code IS NULL OR s.function_code = asked_code);
END $$;
