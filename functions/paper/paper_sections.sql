-- Which of the parts that the rules ask for a paper has, by what was read of it.
CREATE FUNCTION paper_sections(d_code text, d_id bigint)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (
	WITH stated AS MATERIALIZED (
		SELECT split_part(measure, '.', 1) AS family,
			measure LIKE 'expenditure.function:%' AS line
		FROM fact WHERE division_code = d_code AND disclosure_id = d_id
		GROUP BY 1, 2
	)
	SELECT ARRAY(
		SELECT family FROM stated WHERE NOT line AND family IN
			('revenue', 'expenditure', 'sangong', 'operating_cost',
			'procurement', 'assets')
		UNION SELECT 'functions' FROM stated WHERE line
		UNION SELECT 'procurement' WHERE EXISTS (
			SELECT FROM procurement_item
			WHERE division_code = d_code AND disclosure_id = d_id)
		UNION SELECT 'performance' WHERE EXISTS (
			SELECT FROM project
			WHERE division_code = d_code AND disclosure_id = d_id)
		UNION SELECT 'units' WHERE EXISTS (SELECT FROM org_unit
			WHERE division_code = d_code AND disclosure_id = d_id)
		UNION SELECT 'terms' WHERE EXISTS (SELECT FROM term
			WHERE division_code = d_code AND disclosure_id = d_id)
		ORDER BY 1));
END $$;
