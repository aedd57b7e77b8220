-- The place of the row that an id names; null when it names a paper.
CREATE FUNCTION id_row(id text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	$$SELECT nullif(substr(split_part(id, '.', 3), 2), '')::integer$$;
