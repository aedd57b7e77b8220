-- Every run of two or three neighbouring characters in a text, none over the end of
-- a line, as a number; others may have the same (ingest/grams.h).  None of another
-- length.
CREATE FUNCTION text_runs(said text, length integer) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT ARRAY(SELECT DISTINCT greatest(1, CASE length
			WHEN 2 THEN ((a & 32767) << 16) | (b & 65535)
			ELSE ((a & 1023) << 21) | ((b & 2047) << 10)
				| (d & 1023) END)
		FROM (SELECT ascii(c) AS a, ascii(lead(c) OVER ()) AS b,
				ascii(lead(c, 2) OVER ()) AS d
			FROM string_to_table(said, NULL) c) r
		WHERE a <> 10 AND b <> 10 AND (length = 2
			OR length = 3 AND d <> 10))
$$;
