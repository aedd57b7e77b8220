-- Takes figures that are no more, or no more the same, out of what is known of
-- their slices, after what took their place was counted.
CREATE FUNCTION slice_take(gone measure_value[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	WITH lost AS (
		SELECT v.*, b.bit FROM unnest(gone) v
		JOIN place_bit b ON b.code = v.division_code
		WHERE comparable(v.division_code, v.scope)
	), tally AS (
		SELECT l.measure, l.year, l.stage, l.scope, l.fund, l.part,
			l.department_kind, l.function_code, count(*) AS n,
			count(l.residents2010) AS n2010,
			count(l.residents2020) AS n2020,
			count(l.residents2010 + l.residents2020) AS n_both,
			array_agg(bit) FILTER (WHERE s.n = 0) AS stating,
			array_agg(bit) FILTER (WHERE s.zero = 0) AS zero,
			array_agg(bit) FILTER (WHERE s.lack2010 = 0) AS lack2010,
			array_agg(bit) FILTER (WHERE s.lack2020 = 0) AS lack2020
		FROM lost l CROSS JOIN LATERAL (
			SELECT count(*) AS n, count(*) FILTER (
				WHERE presence = 'stated_none') AS zero,
				count(*) - count(residents2010) AS lack2010,
				count(*) - count(residents2020) AS lack2020
			FROM measure_value v
			WHERE v.measure = l.measure AND v.year = l.year
				AND v.stage = l.stage AND v.scope = l.scope
				AND v.fund = l.fund AND v.part = l.part
				AND v.department_kind = l.department_kind
				AND v.division_code = l.division_code
				AND v.function_code = l.function_code) s
		GROUP BY l.measure, l.year, l.stage, l.scope, l.fund, l.part,
			l.department_kind, l.function_code
	)
	UPDATE measure_slice s SET n = s.n - t.n, n2010 = s.n2010 - t.n2010,
		n2020 = s.n2020 - t.n2020, n_both = s.n_both - t.n_both,
		stating = s.stating & ~place_bits(t.stating),
		zero = s.zero & ~place_bits(t.zero),
		lack2010 = s.lack2010 & ~place_bits(t.lack2010),
		lack2020 = s.lack2020 & ~place_bits(t.lack2020)
	FROM tally t
	WHERE s.measure = t.measure AND s.year = t.year AND s.stage = t.stage
		AND s.scope = t.scope AND s.fund = t.fund AND s.part = t.part
		AND s.department_kind = t.department_kind
		AND s.function_code = t.function_code
$$;
