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
	SELECT coalesce(v.name, ''), d.fiscal_year, d.scope,
		d.department_kind, f.code, f.severity, count(*)
	FROM finding_paper p
	JOIN disclosure d ON d.division_code = p.division_code
		AND d.id = p.disclosure_id
	JOIN finding f ON f.division_code = p.division_code
		AND f.disclosure_id = p.disclosure_id
	LEFT JOIN division v ON v.code = left(d.division_code, 2) || '0000'
	GROUP BY GROUPING SETS ((v.name, 2, 3, 4, 5, 6), (2, 3, 4, 5, 6))
	HAVING grouping(v.name) = 1 OR v.name IS NOT NULL;
END $$;
