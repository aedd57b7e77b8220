-- The figures of a set of equals that lie at its ends: with a share_whole() of at
-- most `low` or at least `high`.
CREATE FUNCTION end_figures(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, asked_kind text, asked_fund text,
	asked_part text, per text, asked_basis text, asked_version bigint,
	built boolean, chosen text[], of_scope text, of_kind text, of_code text,
	low bigint, high bigint)
RETURNS TABLE (division_code text, amount bigint, counted boolean,
	presence text, disclosure_id bigint, no integer, persons bigint,
	whole bigint, rest bigint)
LANGUAGE plpgsql STABLE ROWS 50
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
	IF chosen IS NULL
			AND is_slice(per, asked_version, built, asked_scope) THEN
		RETURN QUERY
		SELECT v.division_code, v.amount, v.counted, v.presence,
			v.disclosure_id, v.no, v.persons, v.whole,
			share_rest(v.amount, v.persons, per)
		FROM (SELECT *, share_whole(amount, persons, per) AS whole
			FROM slice_figures(asked_measures, of_code, asked_year,
				asked_stage, asked_scope, of_kind, asked_fund,
				asked_part, per, asked_basis) OFFSET 0) v
		WHERE v.whole <= low OR v.whole >= high;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT v.division_code, v.amount, v.counted, v.presence,
		v.disclosure_id, v.no, v.persons, v.whole,
		share_rest(v.amount, v.persons, per)
	FROM (SELECT *, share_whole(amount, persons, per) AS whole
		FROM figures(asked_measures, of_code, asked_year, asked_stage,
			asked_scope, asked_kind, asked_kind, asked_fund,
			asked_part, per, asked_basis, asked_version, built,
			chosen)
		WHERE scope = of_scope AND department_kind = of_kind
		OFFSET 0) v
	WHERE v.whole <= low OR v.whole >= high;
END $$;
