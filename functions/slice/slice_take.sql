-- Takes figures that are no more, or no more the same, out of what is known of
-- their slices, after what took their place was counted.
CREATE FUNCTION slice_take(gone measure_value[]) RETURNS void
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	UPDATE measure_slice s SET n = s.n - t.n, n2010 = s.n2010 - t.n2010,
		n2020 = s.n2020 - t.n2020, n_both = s.n_both - t.n_both,
		stating = s.stating & ~place_bits(t.stating),
		zero = s.zero & ~place_bits(t.zero),
		lack2010 = s.lack2010 & ~place_bits(t.lack2010),
		lack2020 = s.lack2020 & ~place_bits(t.lack2020)
	FROM (SELECT l.slice, count(*) AS n, count(l.residents2010) AS n2010,
			count(l.residents2020) AS n2020,
			count(l.residents2010 + l.residents2020) AS n_both,
			array_agg(b.bit) FILTER (WHERE o.n = 0) AS stating,
			array_agg(b.bit) FILTER (WHERE o.zero = 0) AS zero,
			array_agg(b.bit) FILTER (WHERE o.lack2010 = 0)
				AS lack2010,
			array_agg(b.bit) FILTER (WHERE o.lack2020 = 0)
				AS lack2020
		FROM unnest(gone) l
		JOIN place_bit b ON b.code = l.division_code
		-- What other publishers of the county state.
		CROSS JOIN LATERAL (
			SELECT count(*) AS n, count(*) FILTER (
				WHERE v.presence = 'stated_none') AS zero,
				count(*) - count(v.residents2010) AS lack2010,
				count(*) - count(v.residents2020) AS lack2020
			FROM measure_value v
			WHERE v.slice = l.slice
				AND v.division_code = l.division_code) o
		WHERE comparable(l.division_code, l.scope)
		GROUP BY l.slice) t
	WHERE s.slice = t.slice;
END $$;
