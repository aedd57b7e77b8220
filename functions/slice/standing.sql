-- How many figures stand side by side in each set of equals (scope, kind, code):
-- n with what they are divided by, n_all in all.  Whose they are: have; idle:
-- whose have nothing to be divided by; zero: who states that there is none.  Of
-- now that is known by sets, also of some counties where none states a figure
-- twice (as two bureaus of one kind may); else it is counted.
CREATE FUNCTION standing(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[])
RETURNS TABLE (scope text, kind text, code text, n bigint, n_all bigint,
	have bit, idle bit, zero bit)
LANGUAGE plpgsql STABLE ROWS 5
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	among bit(8192) := CASE WHEN chosen IS NOT NULL
		THEN places_of(chosen) END;
	known boolean := asked_version IS NULL AND per <> 'staff';
BEGIN
	IF known AND among IS NOT NULL THEN
		known := (SELECT coalesce(bool_and(n_all = bit_count(have | idle)),
				true)
			FROM slices(asked_measures, asked_code, asked_year,
				asked_stage, asked_scope, asked_kind, asked_kind,
				asked_fund, asked_part, per, asked_basis));
	END IF;
	IF known THEN
		RETURN QUERY
		SELECT s.scope, s.kind, s.code, sum(CASE WHEN among IS NULL
				THEN s.n ELSE bit_count(s.have & among) END)::bigint,
			sum(CASE WHEN among IS NULL THEN s.n_all ELSE
				bit_count((s.have | s.idle) & among) END)::bigint,
			bit_or(s.have & coalesce(among, s.have)),
			bit_or(s.idle & coalesce(among, s.idle)),
			bit_or(s.zero & coalesce(among, s.zero))
		FROM slices(asked_measures, asked_code, asked_year, asked_stage,
			asked_scope, asked_kind, asked_kind, asked_fund,
			asked_part, per, asked_basis) s
		WHERE among IS NULL
			OR bit_count((s.have | s.idle) & among) > 0
		GROUP BY s.scope, s.kind, s.code
		UNION ALL
		SELECT 'county_built', '', b.code, sum(bit_count(b.have))::bigint,
			sum(bit_count(b.have | b.idle))::bigint, bit_or(b.have),
			bit_or(b.idle), place_bits('{}')
		FROM (SELECT code, have & coalesce(among, have) AS have,
				idle & coalesce(among, idle) AS idle
			FROM slices_built(asked_measures, asked_code, asked_year,
				asked_stage, asked_kind, asked_fund, asked_part,
				per, asked_basis)
			WHERE built AND asked_scope = 'county') b
		WHERE bit_count(b.have | b.idle) > 0
		GROUP BY b.code;
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
