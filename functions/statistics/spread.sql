-- Quartiles, and the median distance from the median.
CREATE FUNCTION spread(sorted numeric[], OUT n integer, OUT q1 numeric,
	OUT median numeric, OUT q3 numeric, OUT iqr numeric, OUT mad numeric)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	n := cardinality(sorted);
	q1 := quantile(sorted, 0.25);
	median := quantile(sorted, 0.5);
	q3 := quantile(sorted, 0.75);
	iqr := q3 - q1;
	mad := quantile(ARRAY(SELECT abs(v - median) AS far
		FROM unnest(sorted) v ORDER BY far), 0.5);
END $$;
