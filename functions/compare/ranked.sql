-- The first `most` figures, of kinds from low to high, in order of size among
-- their equals; those without a denominator last, or (standing) not at all.
CREATE FUNCTION ranked(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_scope text, low text,
	high text, asked_fund text, asked_part text, per text, asked_basis text,
	asked_version bigint, built boolean, chosen text[], standing boolean,
	most bigint)
RETURNS TABLE (scope text, department_kind text, function_code text,
	division_code text, amount bigint, counted boolean, presence text,
	disclosure_id bigint, no integer, persons bigint, coverage json)
LANGUAGE plpgsql STABLE ROWS 20 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT v.scope, v.department_kind, v.function_code, v.division_code,
		v.amount, v.counted, v.presence, v.disclosure_id, v.no,
		v.persons, v.coverage
	-- OFFSET 0: what persons are is computed once.
	FROM (SELECT * FROM figures(asked_measures, asked_code, asked_year,
			asked_stage, asked_scope, low, high, asked_fund,
			asked_part, per, asked_basis, asked_version, built,
			chosen) OFFSET 0) v
	WHERE NOT standing OR per = 'none' OR v.persons IS NOT NULL
	ORDER BY v.scope COLLATE "C", v.department_kind COLLATE "C",
		v.function_code COLLATE "C",
		share_whole(v.amount, v.persons, per) DESC NULLS LAST,
		share_rest(v.amount, v.persons, per) DESC,
		v.division_code COLLATE "C", v.disclosure_id, v.no
	LIMIT most;
END $$;
