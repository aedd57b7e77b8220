-- The counts of findings anew.
CREATE FUNCTION finding_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM finding_count;
	DELETE FROM finding_paper;
	INSERT INTO finding_paper
	SELECT DISTINCT d.division_code, d.id
	FROM disclosure d JOIN finding f ON f.division_code = d.division_code
		AND f.disclosure_id = d.id
	WHERE d.version_to IS NULL;
	INSERT INTO finding_count
	SELECT coalesce(v.province, ''), d.fiscal_year, d.scope,
		d.department_kind, f.code, f.severity, count(*)
	FROM finding_paper p
	JOIN disclosure d ON d.division_code = p.division_code
		AND d.id = p.disclosure_id
	JOIN finding f ON f.division_code = p.division_code
		AND f.disclosure_id = p.disclosure_id
	LEFT JOIN division v ON v.code = d.division_code
	GROUP BY GROUPING SETS ((v.province, 2, 3, 4, 5, 6), (2, 3, 4, 5, 6))
	HAVING grouping(v.province) = 1 OR v.province IS NOT NULL;
END $$;
