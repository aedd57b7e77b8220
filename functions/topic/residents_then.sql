-- Residents to divide by, in the borders of the year; null for per none.
CREATE FUNCTION residents_then(d_code text, figures_year integer, per text,
	asked_basis text)
RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF per <> 'resident' THEN
		RETURN NULL;
	ELSIF asked_basis <> 'interpolated' THEN
		RETURN residents(d_code, figures_year, asked_basis);
	END IF;
	RETURN residents_by(asked_basis, figures_year,
		residents(d_code, figures_year, 'census2010'),
		residents(d_code, figures_year, 'census2020'));
END $$;
