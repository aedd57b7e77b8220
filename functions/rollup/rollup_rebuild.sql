-- The whole rollup anew; an operator's remedy, and a test's yardstick.
CREATE FUNCTION rollup_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM measure_value;
	RETURN rollup_merge(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
END $$;
