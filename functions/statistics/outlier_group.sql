-- What compare.outliers says of a set of equals.
CREATE FUNCTION outlier_group(scope text, kind text, function_code text,
	n integer, q1 numeric, median numeric, q3 numeric, iqr numeric,
	mad numeric)
RETURNS json LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	RETURN json_build_object('scope', scope, 'kind', nullif(kind, ''),
		'function_code', nullif(function_code, ''), 'n', n,
		'q1', shown(q1), 'median', shown(median), 'q3', shown(q3),
		'iqr', shown(iqr), 'mad', shown(mad),
		'inner_low', shown(q1 - 1.5 * iqr),
		'inner_high', shown(q3 + 1.5 * iqr),
		'outer_low', shown(q1 - 3 * iqr),
		'outer_high', shown(q3 + 3 * iqr),
		'note', CASE WHEN n < 4 THEN 'too_few'
			WHEN iqr = 0 THEN 'zero_iqr'
			WHEN mad = 0 THEN 'zero_mad' END);
END $$;
