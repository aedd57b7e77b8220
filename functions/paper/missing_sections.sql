-- The findings that a part which the rules ask for is absent.
CREATE FUNCTION missing_sections(code text, ids bigint[]) RETURNS bigint
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN (SELECT count(*) FROM finding f
		WHERE f.division_code = missing_sections.code
			AND f.disclosure_id = ANY (ids)
			AND f.code = 'missing_section');
END $$;
