-- Puts counties among those of an indicator: a list, from 33 on a bit each.
CREATE FUNCTION slots_add(INOUT few smallint[], INOUT many bit,
	fresh smallint[])
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF many IS NOT NULL THEN
		many := many | slot_bits(fresh);
	ELSIF NOT few @> fresh THEN
		few := ARRAY(SELECT DISTINCT unnest(few || fresh) ORDER BY 1);
		IF cardinality(few) > 32 THEN
			many := slot_bits(few);
			few := '{}';
		END IF;
	END IF;
END $$;
