-- The same where they are more: a bit each; otherwise null.
CREATE FUNCTION slots_many(slots smallint[]) RETURNS bit
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN cardinality(slots) > 32 THEN slot_bits(slots) END
$$;
