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
DECLARE
	kinds text[];
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
	-- Every column of the index is given, so that each figure is one step.
	kinds := CASE WHEN asked_kind IS NOT NULL THEN ARRAY[asked_kind]
		WHEN asked_scope IN ('county', 'prefecture') THEN '{""}'
		ELSE ARRAY(SELECT DISTINCT department_kind FROM disclosure
			WHERE division_code = ANY (codes) AND version_to IS NULL
				AND scope = asked_scope) END;
	RETURN QUERY
	SELECT v.division_code, v.scope, v.department_kind, v.measure,
		v.function_code, v.year, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, CASE per WHEN 'resident' THEN residents_by(asked_basis,
			v.year, v.residents2010, v.residents2020)
		WHEN 'staff' THEN staff_now(v.division_code, v.disclosure_id,
			v.year, v.stage) END, NULL::json
	FROM measure_value v
	WHERE v.measure = ANY (asked_measures) AND v.year = ANY (years)
		AND v.stage = asked_stage AND v.scope = asked_scope
		AND v.fund = coalesce(asked_fund, '')
		AND v.part = coalesce(asked_part, '')
		AND v.department_kind = ANY (kinds)
		AND v.division_code = ANY (codes)
		AND (asked_code IS NULL OR v.function_code = asked_code);
END $$;
