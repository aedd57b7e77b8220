-- A measure in Chinese; a function is its own name.
CREATE FUNCTION measure_name(code text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF code LIKE 'expenditure.function:%' THEN
		RETURN substr(code, length('expenditure.function:') + 1);
	END IF;
	RETURN (SELECT zh FROM measure m WHERE m.measure = code);
END $$;
