-- Residents of a division in the borders of a year.  Today's count, unless others
-- were merged into it later: then its own, if the census was before that.
CREATE FUNCTION residents(d_code text, figures_year integer, asked_basis text)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT CASE WHEN s.code IS NULL THEN p.persons
		WHEN figures_year < s.merged THEN CASE WHEN p.year < (
			SELECT min(year) FROM division_link
			WHERE successor = d_code AND kind = 'merged'
				AND year > figures_year) THEN p.persons END
		ELSE c.persons END
	FROM (SELECT) one
	LEFT JOIN division_span s ON s.code = d_code
	LEFT JOIN population_current c
		ON c.basis = asked_basis AND c.code = d_code
	LEFT JOIN population p ON p.basis = asked_basis AND p.code = d_code);
END $$;
