-- The province of a division, also of one that is no more.
CREATE FUNCTION province_of(asked text) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT name FROM division WHERE code = left(asked, 2) || '0000');
END $$;
