-- The departments that a sum was built of (coverage of figures_built()).
CREATE FUNCTION coverage_keys(coverage json) RETURNS text[]
LANGUAGE plpgsql STABLE STRICT AS $$
BEGIN
	RETURN ARRAY(SELECT DISTINCT d.department_key
		FROM json_array_elements_text(coverage->'facts') f
		JOIN disclosure d ON d.division_code = split_part(f, '.', 1)
			AND d.id = id_paper(f)
		ORDER BY 1);
END $$;
