-- How many figures stand side by side in each set of equals (scope, kind, code):
-- n with what they are divided by, n_all in all.  Whose they are: have; idle:
-- whose have nothing to be divided by; zero: who states that there is none.  Of
-- all counties of now that is known, else it is counted.
CREATE FUNCTION standing(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[])
RETURNS TABLE (scope text, kind text, code text, n bigint, n_all bigint,
	have bit, idle bit, zero bit)
LANGUAGE plpgsql STABLE ROWS 5
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
	IF chosen IS NULL
			AND is_slice(per, asked_version, built, asked_scope) THEN
		RETURN QUERY
		SELECT s.scope, s.kind, s.code, sum(s.n)::bigint,
			sum(s.n_all)::bigint, bit_or(s.have), bit_or(s.idle),
			bit_or(s.zero)
		FROM slices(asked_measures, asked_code, asked_year, asked_stage,
			asked_scope, asked_kind, asked_fund, asked_part, per,
			asked_basis) s
		GROUP BY s.scope, s.kind, s.code;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT f.scope, f.department_kind, f.function_code,
		count(*) FILTER (WHERE stands), count(*),
		place_bits(array_agg(b.bit) FILTER (WHERE stands)),
		place_bits(array_agg(b.bit) FILTER (WHERE NOT stands)),
		place_bits(array_agg(b.bit) FILTER (WHERE stands
			AND f.presence = 'stated_none'))
	FROM (SELECT *, per = 'none' OR persons IS NOT NULL AS stands
		FROM figures(asked_measures, asked_code, asked_year,
			asked_stage, asked_scope, asked_kind, asked_kind,
			asked_fund, asked_part, per, asked_basis,
			asked_version, built, chosen)) f
	LEFT JOIN place_bit b ON b.code = f.division_code
	GROUP BY f.scope, f.department_kind, f.function_code;
END $$;
