-- The set of some codes.
CREATE FUNCTION places_of(codes text[]) RETURNS bit
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN place_bits(ARRAY(SELECT bit FROM place_bit
		WHERE code = ANY (codes)));
END $$;
