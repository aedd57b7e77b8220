-- What is kept of topics anew.
CREATE FUNCTION topic_rebuild() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM topic_row;
	INSERT INTO topic_row SELECT * FROM topic_said(ARRAY(
		SELECT id FROM disclosure WHERE version_to IS NULL));
	PERFORM topic_recount();
END $$;
