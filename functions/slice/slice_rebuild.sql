-- What is known of slices anew; they keep their numbers.
CREATE FUNCTION slice_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	written bigint;
BEGIN
	UPDATE measure_slice s SET n = t.n, n2010 = t.n2010, n2020 = t.n2020,
		n_both = t.n_both, stating = t.stating, zero = t.zero,
		lack2010 = t.lack2010, lack2020 = t.lack2020
	FROM (SELECT o.slice, count(bit) AS n,
			count(bit) FILTER (WHERE old) AS n2010,
			count(bit) FILTER (WHERE new) AS n2020,
			count(bit) FILTER (WHERE old AND new) AS n_both,
			place_bits(array_agg(bit)) AS stating,
			place_bits(array_agg(bit) FILTER (WHERE none)) AS zero,
			place_bits(array_agg(bit) FILTER (WHERE NOT old))
				AS lack2010,
			place_bits(array_agg(bit) FILTER (WHERE NOT new))
				AS lack2020
		FROM measure_slice o
		LEFT JOIN (SELECT v.slice, v.presence = 'stated_none' AS none,
				v.residents2010 IS NOT NULL AS old,
				v.residents2020 IS NOT NULL AS new, b.bit
			FROM measure_value v
			JOIN place_bit b ON b.code = v.division_code
			WHERE comparable(v.division_code, v.scope)) v
			USING (slice)
		GROUP BY o.slice) t
	WHERE s.slice = t.slice;
	GET DIAGNOSTICS written = ROW_COUNT;
	RETURN written;
END $$;
