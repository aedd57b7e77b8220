-- What facts.trace calls a figure: of fact, or of count_fact where it is counted.
CREATE FUNCTION figure_id(division_code text, disclosure_id bigint,
	counted boolean, no integer)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT division_code || '.' || disclosure_id::text
		|| CASE WHEN counted THEN '.n' ELSE '.f' END || no::text
$$;
