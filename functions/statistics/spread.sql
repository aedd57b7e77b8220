-- Quartiles of sorted shares, and the median distance from the median.
CREATE FUNCTION spread(whole bigint[], rest bigint[], per text, counted boolean,
	OUT n integer, OUT q1 numeric, OUT median numeric, OUT q3 numeric,
	OUT iqr numeric, OUT mad numeric)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	n := cardinality(whole);
	q1 := worth(quantile(whole, rest, per, 0.25), counted);
	median := quantile(whole, rest, per, 0.5);
	q3 := worth(quantile(whole, rest, per, 0.75), counted);
	iqr := q3 - q1;
	mad := worth(median_distance(whole, rest, per, median), counted);
	median := worth(median, counted);
END $$;
