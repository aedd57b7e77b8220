-- The residents to divide by.  Interpolated: on the line between the censuses, in
-- whole persons; before the first and after the last, that census.
CREATE FUNCTION residents_by(asked_basis text, figures_year integer,
	old bigint, new bigint)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN asked_basis = 'census2020' THEN new
		WHEN asked_basis = 'census2010' THEN old
		WHEN figures_year >= 2020 THEN new
		WHEN figures_year <= 2010 THEN old
		ELSE (old * (2020 - figures_year) + new * (figures_year - 2010)
			+ 5) / 10 END
$$;
