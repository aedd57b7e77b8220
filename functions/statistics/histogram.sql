-- Bins of equal width from the least to the greatest of sorted values; a value on
-- an edge is in the upper bin, the greatest in the last.
CREATE FUNCTION histogram(sorted numeric[], asked integer) RETURNS json
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	n integer := cardinality(sorted);
	low numeric := sorted[1];
	width numeric := sorted[n] - sorted[1];
	bins integer := asked;
	rule text := 'given';
BEGIN
	IF asked IS NULL OR width = 0 THEN
		SELECT * INTO bins, rule FROM bins_by_rule(n, width,
			quantile(sorted, 0.75) - quantile(sorted, 0.25));
	END IF;
	RETURN (
	WITH counted AS (
		SELECT CASE WHEN width = 0 THEN 0
			ELSE least(div((v - low) * bins, width), bins - 1)
			END::integer AS bin, count(*) AS n
		FROM unnest(sorted) v GROUP BY 1
	)
	SELECT json_build_object('rule', rule, 'n', bins,
		'width', shown(width / bins),
		'bins', json_agg(json_build_object(
			'from', shown(low + width * b / bins),
			'to', shown(low + width * (b + 1) / bins),
			'n', coalesce(c.n, 0)) ORDER BY b))
	FROM generate_series(0, bins - 1) b
	LEFT JOIN counted c ON c.bin = b);
END $$;
