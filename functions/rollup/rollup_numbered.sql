-- What rollup_chosen() gives, with the number of the slice that each is of.
CREATE FUNCTION rollup_numbered(ids bigint[]) RETURNS SETOF measure_value
LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY
	SELECT c.*, coalesce(s.slice, slice_number(c.measure, c.year, c.stage,
		c.scope, c.fund, c.part, c.department_kind, c.function_code))
	FROM rollup_chosen(ids) c
	LEFT JOIN measure_slice s USING (measure, year, stage, scope, fund, part,
		department_kind, function_code);
END $$;
