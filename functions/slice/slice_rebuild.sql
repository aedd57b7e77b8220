-- What is known of slices anew.
CREATE FUNCTION slice_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	written bigint;
BEGIN
	DELETE FROM measure_slice;
	INSERT INTO measure_slice
	SELECT measure, year, stage, scope, fund, part, department_kind,
		function_code, count(bit), count(bit) FILTER (WHERE old),
		count(bit) FILTER (WHERE new),
		count(bit) FILTER (WHERE old AND new),
		place_bits(array_agg(bit)),
		place_bits(array_agg(bit) FILTER (WHERE zero)),
		place_bits(array_agg(bit) FILTER (WHERE NOT old)),
		place_bits(array_agg(bit) FILTER (WHERE NOT new))
	FROM (SELECT v.*, presence = 'stated_none' AS zero,
			residents2010 IS NOT NULL AS old,
			residents2020 IS NOT NULL AS new,
			CASE WHEN comparable(v.division_code, v.scope)
				THEN b.bit END AS bit
		FROM measure_value v
		LEFT JOIN place_bit b ON b.code = v.division_code) v
	GROUP BY measure, year, stage, scope, fund, part, department_kind,
		function_code;
	GET DIAGNOSTICS written = ROW_COUNT;
	RETURN written;
END $$;
