-- Counties by their slots, where they are more than slots_few() takes: a bit each;
-- otherwise null.
CREATE FUNCTION slots_many(slots smallint[]) RETURNS bit
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN cardinality(slots) > 32 THEN slot_bits(slots) END
$$;
