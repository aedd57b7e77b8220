-- Gives every code its bit, in order of code, and says what the divisions of today
-- are as sets.  Where codes have come, all sets are made anew.
CREATE FUNCTION places_learn() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	codes text[] := ARRAY(SELECT code FROM division
		UNION SELECT code FROM division_history
		UNION SELECT code FROM population
		UNION SELECT code FROM place_bit ORDER BY 1);
BEGIN
	IF cardinality(codes) > (SELECT count(*) FROM place_bit) THEN
		DELETE FROM place_bit;
		INSERT INTO place_bit SELECT code, no - 1
		FROM unnest(codes) WITH ORDINALITY AS c(code, no);
		PERFORM slice_rebuild();
		PERFORM published_rebuild();
		PERFORM topic_recount();
	END IF;
	DELETE FROM place_set;
	INSERT INTO place_set
	SELECT coalesce(d.level, ''), coalesce(d.province, ''),
		place_bits(array_agg(b.bit))
	FROM division d JOIN place_bit b USING (code)
	GROUP BY CUBE (d.level, d.province);
END $$;
