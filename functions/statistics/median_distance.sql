-- The median of the distances of sorted shares from their median.  Those to its
-- left and those to its right are in order, so that halving finds how many of
-- each are the nearest half.
CREATE FUNCTION median_distance(whole bigint[], rest bigint[], per text,
	median numeric)
RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	n integer := cardinality(whole);
	half integer := (n + 1) / 2;
	below integer := n / 2;		-- shares 1 .. below are not over it
	low integer := greatest(0, half - (n - below));
	high integer := least(half, below);
	i integer;
	near numeric;
	next numeric;
BEGIN
	WHILE low < high LOOP
		i := (low + high) / 2;
		-- Is the next of the left nearer than the last of the right?
		IF median - share_at(whole, rest, below - i, per)
				< share_at(whole, rest, below + half - i, per)
					- median THEN
			low := i + 1;
		ELSE
			high := i;
		END IF;
	END LOOP;
	-- low of the left and half - low of the right are the nearest half.
	near := greatest(CASE WHEN low > 0 THEN median
			- share_at(whole, rest, below - low + 1, per) END,
		CASE WHEN half > low THEN share_at(whole, rest,
			below + half - low, per) - median END);
	IF n % 2 = 1 THEN
		RETURN near;
	END IF;
	next := least(CASE WHEN low < below THEN median
			- share_at(whole, rest, below - low, per) END,
		CASE WHEN below + half - low < n THEN share_at(whole, rest,
			below + half - low + 1, per) - median END);
	RETURN near + 0.5 * (next - near);
END $$;
