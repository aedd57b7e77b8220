-- What publishers of some codes state of some measures (figures_over()), each with
-- the key of its department ('' of a county).
CREATE FUNCTION publisher_figures(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, asked_kind text,
	asked_version bigint, codes text[], built boolean)
RETURNS TABLE (code text, key text, scope text, measure text, amount bigint,
	presence text, disclosure_id bigint, no integer, coverage json)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT f.division_code, coalesce(d.department_key, ''), f.scope,
		f.measure, f.amount, f.presence, f.disclosure_id, f.no,
		f.coverage
	FROM figures_over(asked_measures, '', ARRAY[asked_year], asked_stage,
		asked_scope, asked_kind, NULL, NULL, 'none', NULL,
		asked_version, codes, built) f
	LEFT JOIN disclosure d ON d.division_code = f.division_code
		AND d.id = f.disclosure_id;
END $$;
