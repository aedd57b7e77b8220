-- Jaccard's similarity of two texts by their runs of three characters.
CREATE FUNCTION text_similarity(a text, b text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT share_of(count(*) FILTER (WHERE n = 2), count(*))
	FROM (SELECT run, count(*) AS n FROM (
			SELECT DISTINCT 1, substr(x, i, 3) AS run
			FROM plain_text(a) x, generate_series(1, length(x) - 2) i
			UNION ALL
			SELECT DISTINCT 2, substr(x, i, 3)
			FROM plain_text(b) x, generate_series(1, length(x) - 2) i
		) r GROUP BY run) s
$$;
