-- Who has published what anew.
CREATE FUNCTION published_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM published_set;
	INSERT INTO published_set
	SELECT fiscal_year, doc_type, scope, department_kind,
		place_bits(array_agg(DISTINCT b.bit))
	FROM disclosure d JOIN place_bit b ON b.code = d.division_code
	WHERE version_to IS NULL
	GROUP BY fiscal_year, doc_type, scope, department_kind;
END $$;
