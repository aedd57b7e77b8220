-- The set of some places, by their bits.
CREATE FUNCTION place_bits(bits smallint[]) RETURNS bit
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	places bit(8192) := repeat('0', 8192)::bit(8192);
	one smallint;
BEGIN
	FOREACH one IN ARRAY coalesce(bits, '{}') LOOP
		CONTINUE WHEN one IS NULL;
		places := set_bit(places, one, 1);
	END LOOP;
	RETURN places;
END $$;
