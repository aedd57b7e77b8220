-- All figures that have what they are divided by, in order of size among their
-- equals (scope, kind, code), as share_whole() and share_rest(), and their sum.
CREATE FUNCTION sorted_shares(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[])
RETURNS TABLE (scope text, kind text, code text, counted boolean, n bigint,
	whole bigint[], rest bigint[], total numeric)
LANGUAGE plpgsql STABLE ROWS 5
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
	IF chosen IS NOT NULL
			OR NOT is_slice(per, asked_version, built, asked_scope) THEN
		RETURN QUERY
		SELECT s.scope, s.department_kind, s.function_code,
			bool_or(s.counted), count(*), array_agg(s.whole),
			array_agg(s.rest), share_sum(sum(s.whole), sum(s.rest),
				per)
		FROM (SELECT v.*, share_whole(v.amount, v.persons, per) AS whole,
				share_rest(v.amount, v.persons, per) AS rest
			FROM (SELECT * FROM figures(asked_measures, asked_code,
				asked_year, asked_stage, asked_scope, asked_kind,
				asked_kind, asked_fund, asked_part, per,
				asked_basis, asked_version, built, chosen)
				OFFSET 0) v
			WHERE per = 'none' OR v.persons IS NOT NULL
			ORDER BY v.scope COLLATE "C",
				v.department_kind COLLATE "C",
				v.function_code COLLATE "C", whole, rest) s
		GROUP BY s.scope, s.department_kind, s.function_code;
		RETURN;
	END IF;
	-- Of each slice by itself, so that numbers alone are sorted.
	FOR scope, kind, code IN SELECT s.scope, s.kind, s.code
		FROM slices(asked_measures, asked_code, asked_year, asked_stage,
			asked_scope, asked_kind, asked_kind, asked_fund,
			asked_part, per, asked_basis) s
		WHERE s.n > 0 GROUP BY s.scope, s.kind, s.code
	LOOP
		RETURN QUERY
		SELECT scope, kind, code, bool_or(s.counted), count(*),
			array_agg(s.whole), array_agg(s.rest),
			share_sum(sum(s.whole), sum(s.rest), per)
		FROM (SELECT v.counted,
				share_whole(v.amount, v.persons, per) AS whole,
				share_rest(v.amount, v.persons, per) AS rest
			FROM slice_figures(asked_measures, code, asked_year,
				asked_stage, asked_scope, kind, asked_fund,
				asked_part, per, asked_basis) v
			WHERE per = 'none' OR v.persons IS NOT NULL
			ORDER BY 2, 3) s;
	END LOOP;
END $$;
