-- What a division was called in a year; what it was called last, if it was not.
CREATE FUNCTION division_name(d_code text, at_year integer) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (SELECT name FROM division_history WHERE code = d_code
		ORDER BY (valid_from <= at_year
				AND at_year < coalesce(valid_to, 9999)) DESC,
			valid_from DESC
		LIMIT 1);
END $$;
