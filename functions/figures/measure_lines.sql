-- The measures that a measure parameter stands for: itself, or for
-- expenditure.function every function line (of the code, if one is given).
CREATE FUNCTION measure_lines(code text, asked_code text, asked_year integer,
	asked_stage text)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF code <> 'expenditure.function' THEN
		RETURN ARRAY[code];
	END IF;
	RETURN ARRAY(SELECT DISTINCT measure FROM measure_slice
		WHERE function_code <> '' AND year = asked_year
			AND stage = asked_stage
			AND function_code = coalesce(asked_code, function_code));
END $$;
