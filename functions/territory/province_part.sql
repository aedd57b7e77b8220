-- How the codes of a province begin, also those of counties that are no more.
CREATE FUNCTION province_part(asked text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT left(code, 2) FROM division
		WHERE level = 'province' AND name = asked);
END $$;
