-- All of it anew: after another table of names, an operator's remedy, and a
-- test's yardstick.
CREATE FUNCTION kpi_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	papers bigint[] := ARRAY(SELECT id FROM disclosure
		WHERE version_to IS NULL ORDER BY id);
	counted bigint := 0;
BEGIN
	DELETE FROM kpi_total;
	DELETE FROM kpi_use;
	DELETE FROM kpi_aim;
	DELETE FROM kpi_paper;
	DELETE FROM kpi_cluster;
	FOR i IN 1 .. cardinality(papers) BY 500 LOOP
		counted := counted + kpi_refresh(papers[i : i + 499]);
	END LOOP;
	RETURN counted;
END $$;
