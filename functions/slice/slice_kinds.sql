-- The kinds of department of which there are figures.
CREATE FUNCTION slice_kinds(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, low text, high text)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN ARRAY(SELECT DISTINCT department_kind FROM measure_slice
		WHERE measure = ANY (asked_measures) AND year = asked_year
			AND stage = asked_stage AND scope = asked_scope
			AND department_kind >= coalesce(low, '')
			AND department_kind <= coalesce(high, '~'));
END $$;
