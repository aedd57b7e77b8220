-- Notes that a reference file is in, and brings along what is made of it.
CREATE FUNCTION reference_loaded(file text, hash bytea, n bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	UPDATE reference_file SET sha256 = hash, rows = n, loaded_at = now()
	WHERE name = file;
	IF file IN ('divisions.csv', 'divisions_history.csv') THEN
		PERFORM territory_rebuild();
	END IF;
	IF file IN ('divisions.csv', 'divisions_history.csv',
			'population.csv', 'population_current.csv') THEN
		PERFORM places_learn();
		PERFORM residents_refresh();
	END IF;
END $$;
