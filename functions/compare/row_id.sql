-- What facts.trace calls a row of a paper: its letter, and its place from 1.
CREATE FUNCTION row_id(division_code text, disclosure_id bigint,
	letter text, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT division_code || '.' || disclosure_id::text || '.' || letter
		|| no::text
$$;
