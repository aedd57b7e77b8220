-- The figures of a set of equals that lie far out: beyond 1.5 interquartile ranges
-- from the quartiles, or 3.5 deviations from the median.
CREATE FUNCTION far_figures(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, asked_kind text, asked_fund text,
	asked_part text, per text, asked_basis text, asked_version bigint,
	built boolean, chosen text[], of_scope text, of_kind text, of_code text,
	n integer, of_counts boolean, q1 numeric, median numeric, q3 numeric,
	iqr numeric, mad numeric)
RETURNS TABLE (division_code text, amount bigint, counted boolean,
	presence text, disclosure_id bigint, no integer, persons bigint,
	worth numeric)
LANGUAGE plpgsql STABLE ROWS 50
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	far numeric := CASE WHEN mad > 0 THEN 3.5 * 1.4826 * mad END;
	low numeric := greatest(q1 - 1.5 * iqr, median - far);
	high numeric := least(q3 + 1.5 * iqr, median + far);
	unit integer := CASE WHEN of_counts THEN 1 ELSE 100 END;
BEGIN
	IF n < 4 THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT * FROM (SELECT f.division_code, f.amount, f.counted, f.presence,
			f.disclosure_id, f.no, f.persons, worth(share(f.amount,
				f.persons, per), f.counted) AS worth
		FROM end_figures(asked_measures, asked_year, asked_stage,
			asked_scope, asked_kind, asked_fund, asked_part, per,
			asked_basis, asked_version, built, chosen, of_scope,
			of_kind, of_code, whole_number(ceil(low * unit)),
			whole_number(floor(high * unit))) f) f
	WHERE f.worth < low OR f.worth > high;
END $$;
