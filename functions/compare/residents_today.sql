-- Residents of a division of today.
CREATE FUNCTION residents_today(d_code text, asked_basis text,
	asked_year integer)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF asked_basis <> 'interpolated' THEN
		RETURN (SELECT persons FROM population_current
			WHERE basis = asked_basis AND code = d_code);
	END IF;
	RETURN residents_by(asked_basis, coalesce(asked_year, 2020),
		(SELECT persons FROM population_current
			WHERE basis = 'census2010' AND code = d_code),
		(SELECT persons FROM population_current
			WHERE basis = 'census2020' AND code = d_code));
END $$;
