-- What one publisher states of some measures, now or as of a version.
CREATE FUNCTION publisher_figures(d_code text, d_scope text, d_key text,
	asked_measures text[], asked_year integer, asked_stage text,
	asked_version bigint)
RETURNS TABLE (measure text, amount bigint, presence text,
	disclosure_id bigint, no integer)
LANGUAGE plpgsql STABLE ROWS 6 AS $$
#variable_conflict use_column
BEGIN
	IF asked_version IS NULL THEN
		RETURN QUERY
		SELECT measure, amount, presence, disclosure_id, no
		FROM measure_value
		WHERE division_code = d_code AND scope = d_scope
			AND department_key = d_key
			AND measure = ANY (asked_measures)
			AND function_code = '' AND fund = '' AND part = ''
			AND year = asked_year AND stage = asked_stage;
		RETURN;
	END IF;
	RETURN QUERY
	SELECT measure, amount, presence, disclosure_id, no
	FROM figures_then(asked_measures, '', ARRAY[asked_year], asked_stage,
		d_scope, NULL, NULL, NULL, NULL, 'none', NULL, asked_version,
		ARRAY[d_code])
	WHERE department_key = d_key;
END $$;
