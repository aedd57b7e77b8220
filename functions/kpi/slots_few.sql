-- Counties by their slots, where they are few: up to 32 as they are.
CREATE FUNCTION slots_few(slots smallint[]) RETURNS smallint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN cardinality(slots) <= 32 THEN slots ELSE '{}' END
$$;
