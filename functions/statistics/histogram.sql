-- Bins of equal width from the least to the greatest of sorted shares, as worth; a
-- value on an edge is in the upper bin, the greatest in the last.
CREATE FUNCTION histogram(whole bigint[], rest bigint[], per text,
	counted boolean, asked integer)
RETURNS json LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	n integer := cardinality(whole);
	low numeric := share_at(whole, rest, 1, per);
	width numeric := share_at(whole, rest, n, per) - low;
	bins integer := asked;
	rule text := 'given';
	upto integer[] := '{0}';
	steps numeric;
BEGIN
	IF asked IS NULL OR width = 0 THEN
		SELECT * INTO bins, rule FROM bins_by_rule(n,
			worth(width, counted),
			worth(quantile(whole, rest, per, 0.75)
				- quantile(whole, rest, per, 0.25), counted));
	END IF;
	FOR b IN 1 .. bins - 1 LOOP
		-- Not the edge, which has no end of decimals: its ceiling.
		steps := (low * bins + width * b) * 10000000000000000;
		steps := div(steps, bins) + (mod(steps, bins) > 0)::integer;
		upto := upto || share_below(whole, rest,
			steps * 0.0000000000000001, upto[b]);
	END LOOP;
	upto := upto || n;
	low := worth(low, counted);
	width := worth(width, counted);
	RETURN (
	SELECT json_build_object('rule', rule, 'n', bins,
		'width', shown(width / bins),
		'bins', json_agg(json_build_object(
			'from', shown(low + width * b / bins),
			'to', shown(low + width * (b + 1) / bins),
			'n', upto[b + 2] - upto[b + 1]) ORDER BY b))
	FROM generate_series(0, bins - 1) b);
END $$;
