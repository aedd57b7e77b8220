-- Adds figures that came to what is known of their slices.
CREATE FUNCTION slice_give(came measure_value[]) RETURNS void
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
	UPDATE measure_slice s SET n = s.n + t.n, n2010 = s.n2010 + t.n2010,
		n2020 = s.n2020 + t.n2020, n_both = s.n_both + t.n_both,
		stating = s.stating | t.stating, zero = s.zero | t.zero,
		lack2010 = s.lack2010 | t.lack2010,
		lack2020 = s.lack2020 | t.lack2020
	FROM (SELECT v.slice, count(*) AS n, count(v.residents2010) AS n2010,
			count(v.residents2020) AS n2020,
			count(v.residents2010 + v.residents2020) AS n_both,
			place_bits(array_agg(b.bit)) AS stating,
			place_bits(array_agg(b.bit) FILTER (
				WHERE v.presence = 'stated_none')) AS zero,
			place_bits(array_agg(b.bit) FILTER (
				WHERE v.residents2010 IS NULL)) AS lack2010,
			place_bits(array_agg(b.bit) FILTER (
				WHERE v.residents2020 IS NULL)) AS lack2020
		FROM unnest(came) v
		JOIN place_bit b ON b.code = v.division_code
		WHERE comparable(v.division_code, v.scope)
		GROUP BY v.slice) t
	WHERE s.slice = t.slice;
END $$;
