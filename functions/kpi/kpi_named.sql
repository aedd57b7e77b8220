-- The numbers of indicators whose name holds a text, or of which it is a synonym.
CREATE FUNCTION kpi_named(part text) RETURNS integer[]
LANGUAGE sql STABLE AS $$
	SELECT ARRAY(SELECT id FROM kpi_word WHERE strpos(word, part) > 0
		UNION SELECT w.id FROM indicator_name s
		JOIN kpi_word w ON w.word = s.indicator
		WHERE s.synonym = part)
$$;
