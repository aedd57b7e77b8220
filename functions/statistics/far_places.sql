-- The places of the sorted shares that lie far out: beyond 1.5 interquartile
-- ranges from the quartiles, or 3.5 deviations from the median.
CREATE FUNCTION far_places(whole bigint[], rest bigint[], counted boolean,
	q1 numeric, median numeric, q3 numeric, iqr numeric, mad numeric)
RETURNS SETOF integer LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE ROWS 50 AS $$
DECLARE
	step numeric := 0.0000000000000001;
	unit integer := CASE WHEN counted THEN 1 ELSE 100 END;
	far numeric := CASE WHEN mad > 0 THEN 3.5 * 1.4826 * mad END;
	low numeric := greatest(q1 - 1.5 * iqr, median - far) * unit;
	high numeric := least(q3 + 1.5 * iqr, median + far) * unit;
BEGIN
	RETURN QUERY SELECT generate_series(1, share_below(whole, rest, low, 0));
	-- Those not over the edge are those below the step that follows it.
	RETURN QUERY SELECT generate_series(1 + share_below(whole, rest,
		floor(high / step) * step + step, 0), cardinality(whole));
END $$;
