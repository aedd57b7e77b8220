-- Both arrays without repetition, in order.
CREATE FUNCTION array_union(a anyarray, b anyarray) RETURNS anyarray
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ARRAY(SELECT DISTINCT unnest(a || b) ORDER BY 1)
$$;
