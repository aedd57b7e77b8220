-- The bit of a code, looked up by itself: where this is asked they are few.
CREATE FUNCTION place(d_code text) RETURNS smallint
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT bit FROM place_bit WHERE code = d_code);
END $$;
