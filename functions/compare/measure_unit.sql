-- What a measure is counted in: yuan, persons, vehicles ...
CREATE FUNCTION measure_unit(code text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
	IF code LIKE 'expenditure.function:%' THEN
		RETURN 'yuan';
	END IF;
	RETURN (SELECT unit FROM measure m WHERE m.measure = code);
END $$;
