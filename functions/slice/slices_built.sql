-- What slices() would say of the sums of departments (scope county_built), by
-- measure and code: of counties that have no total of their own, each once.
CREATE FUNCTION slices_built(asked_measures text[], asked_code text,
	asked_year integer, asked_stage text, asked_kind text,
	asked_fund text, asked_part text, per text, asked_basis text)
RETURNS TABLE (code text, have bit, idle bit)
LANGUAGE sql STABLE AS $$
	SELECT d.code, d.have & ~coalesce(w.places, 0::bit(8192)),
		d.idle & ~coalesce(w.places, 0::bit(8192))
	FROM (SELECT measure, code, bit_or(have) AS have, bit_or(idle) AS idle
		FROM slices(asked_measures, asked_code, asked_year, asked_stage,
			'department', asked_kind, asked_kind, asked_fund,
			asked_part, per, asked_basis)
		GROUP BY measure, code) d
	LEFT JOIN (SELECT measure, code, bit_or(have) AS places
		FROM slices(asked_measures, asked_code, asked_year, asked_stage,
			'county', NULL, NULL, asked_fund, asked_part, 'none',
			NULL)
		GROUP BY measure, code) w USING (measure, code)
$$;
