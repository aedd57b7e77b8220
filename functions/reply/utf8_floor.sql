-- The nearest place at or before `at` where a character begins.
CREATE FUNCTION utf8_floor(bytes bytea, at bigint) RETURNS integer
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	place integer := greatest(0, least(at, length(bytes)));
BEGIN
	WHILE place > 0 AND place < length(bytes)
			AND get_byte(bytes, place) & 192 = 128 LOOP
		place := place - 1;
	END LOOP;
	RETURN place;
END $$;
