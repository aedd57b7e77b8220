-- The figures to compare by, and all that is kept of them, of who has published,
-- of topics and of findings, anew; an operator's remedy, and a test's yardstick.
CREATE FUNCTION rollup_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	written bigint;
BEGIN
	DELETE FROM measure_value;
	INSERT INTO measure_value SELECT * FROM rollup_numbered(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
	GET DIAGNOSTICS written = ROW_COUNT;
	PERFORM slice_rebuild();
	PERFORM published_rebuild();
	PERFORM finding_rebuild();
	PERFORM topic_rebuild();
	RETURN written;
END $$;
