-- Brings the copies of residents beside the figures up to date, and what is known
-- of slices and kept of topics by them.
CREATE FUNCTION residents_refresh() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	WITH place AS MATERIALIZED (
		SELECT division_code, year FROM measure_value
		GROUP BY division_code, year
	), county AS MATERIALIZED (
		SELECT division_code, year,
			residents(division_code, year, 'census2010') AS old,
			residents(division_code, year, 'census2020') AS new
		FROM place
	)
	UPDATE measure_value v SET residents2010 = c.old, residents2020 = c.new
	FROM county c
	WHERE c.division_code = v.division_code AND c.year = v.year
		AND (v.residents2010, v.residents2020)
			IS DISTINCT FROM (c.old, c.new);
	IF FOUND THEN
		PERFORM slice_rebuild();
		PERFORM topic_rebuild();
	END IF;
END $$;
