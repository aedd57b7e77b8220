-- The number of the paper in an id, between its first two dots.
CREATE FUNCTION id_paper(id text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	$$SELECT nullif(split_part(id, '.', 2), '')::bigint$$;
