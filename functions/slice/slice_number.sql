-- The number of a slice, which a figure that is the first of it makes.
CREATE FUNCTION slice_number(of_measure text, of_year integer, of_stage text,
	of_scope text, of_fund text, of_part text, of_kind text, of_code text)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	number integer := (SELECT slice FROM measure_slice
		WHERE measure = of_measure AND year = of_year
			AND stage = of_stage AND scope = of_scope
			AND fund = of_fund AND part = of_part
			AND department_kind = of_kind
			AND function_code = of_code);
BEGIN
	IF number IS NULL THEN
		INSERT INTO measure_slice (measure, year, stage, scope, fund,
			part, department_kind, function_code)
		VALUES (of_measure, of_year, of_stage, of_scope, of_fund,
			of_part, of_kind, of_code)
		RETURNING slice INTO number;
	END IF;
	RETURN number;
END $$;
