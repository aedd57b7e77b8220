-- What comparisons of named counties are given; an error where it is nobody.
CREATE FUNCTION some_counties(named text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	IF coalesce(cardinality(named), 0) = 0 THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'counties or peers_of must name a county';
	END IF;
	RETURN named;
END $$;
