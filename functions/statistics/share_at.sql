-- The share at a place, from 1, of those sorted.
CREATE FUNCTION share_at(whole bigint[], rest bigint[], place integer, per text)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE per WHEN 'none' THEN whole[place]::numeric
	ELSE whole[place] + rest[place] * 0.0000000000000001 END
$$;
