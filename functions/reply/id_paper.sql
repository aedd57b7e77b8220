-- The number between the first two dots of an id, and the one after the letter.
CREATE FUNCTION id_paper(id text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	$$SELECT nullif(split_part(id, '.', 2), '')::bigint$$;
