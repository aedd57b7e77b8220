-- Which of the parts that the rules ask for a paper has, by what was read of it.
CREATE FUNCTION paper_sections(d_code text, d_id bigint)
RETURNS text[] LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	stated text[] := ARRAY(SELECT DISTINCT CASE
			WHEN measure LIKE 'expenditure.function:%' THEN 'functions'
			ELSE split_part(measure, '.', 1) END
		FROM fact WHERE division_code = d_code AND disclosure_id = d_id);
BEGIN
	RETURN ARRAY(SELECT name FROM unnest(section_names()) s (name)
		WHERE name = ANY (stated) OR CASE name
		WHEN 'procurement' THEN EXISTS (SELECT FROM procurement_item
			WHERE division_code = d_code AND disclosure_id = d_id)
		WHEN 'performance' THEN EXISTS (SELECT FROM project
			WHERE division_code = d_code AND disclosure_id = d_id)
		WHEN 'units' THEN EXISTS (SELECT FROM org_unit
			WHERE division_code = d_code AND disclosure_id = d_id)
		WHEN 'terms' THEN EXISTS (SELECT FROM term
			WHERE division_code = d_code AND disclosure_id = d_id)
		END
		ORDER BY name);
END $$;
