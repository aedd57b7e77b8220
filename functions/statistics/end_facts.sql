-- The least and the greatest of a set of equals; of several the first by id.
CREATE FUNCTION end_facts(asked_measures text[], asked_year integer,
	asked_stage text, asked_scope text, asked_kind text, asked_fund text,
	asked_part text, per text, asked_basis text, asked_version bigint,
	built boolean, chosen text[], of_scope text, of_kind text, of_code text,
	whole bigint[], rest bigint[], OUT lowest text, OUT highest text)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	low bigint := whole[1];
	high bigint := whole[cardinality(whole)];
	low_rest bigint := rest[1];
	high_rest bigint := rest[cardinality(whole)];
BEGIN
	SELECT min(figure_id(f.division_code, f.disclosure_id, f.counted, f.no))
			FILTER (WHERE f.whole = low AND f.rest = low_rest),
		min(figure_id(f.division_code, f.disclosure_id, f.counted, f.no))
			FILTER (WHERE f.whole = high AND f.rest = high_rest)
	INTO lowest, highest
	FROM end_figures(asked_measures, asked_year, asked_stage, asked_scope,
		asked_kind, asked_fund, asked_part, per, asked_basis,
		asked_version, built, chosen, of_scope, of_kind, of_code, low,
		high) f;
END $$;
