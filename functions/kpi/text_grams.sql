-- What a text can be found by: its runs of two and of three characters.
CREATE FUNCTION text_grams(said text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT text_runs(said, 2) || text_runs(said, 3)
$$;
