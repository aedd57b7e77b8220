-- The measures that a measure parameter stands for in any year.
CREATE FUNCTION measure_lines_over(code text, asked_code text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF code <> 'expenditure.function' THEN
		RETURN ARRAY[code];
	END IF;
	RETURN ARRAY(SELECT DISTINCT measure FROM measure_slice
		WHERE function_code <> ''
			AND function_code = coalesce(asked_code, function_code));
END $$;
