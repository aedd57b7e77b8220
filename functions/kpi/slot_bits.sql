-- One bit for each of some slots.
CREATE FUNCTION slot_bits(slots smallint[]) RETURNS bit
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	bits bit(4096) := 0::bit(4096);
	slot smallint;
BEGIN
	FOREACH slot IN ARRAY coalesce(slots, '{}') LOOP
		bits := set_bit(bits, slot, 1);
	END LOOP;
	RETURN bits;
END $$;
