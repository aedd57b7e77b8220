-- What is counted of topic_row anew, some rows at a time.
CREATE FUNCTION topic_recount() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM topic_count;
	PERFORM topic_tally(ARRAY(SELECT t FROM topic_row t
		WHERE t.topic = g.topic AND t.letter = g.letter
			AND t.year = g.year AND t.stage = g.stage))
	FROM (SELECT DISTINCT topic, letter, year, stage FROM topic_row) g;
END $$;
