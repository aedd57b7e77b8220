-- Every pair of neighbouring characters in a text, as a number; others may have
-- the same.
CREATE FUNCTION text_grams(said text) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ARRAY(SELECT DISTINCT ((ascii(a) & 32767) << 16)
			| (ascii(b) & 65535)
		FROM (SELECT c AS a, lead(c) OVER () AS b
			FROM string_to_table(said, NULL) c) p
		WHERE b IS NOT NULL)
$$;
