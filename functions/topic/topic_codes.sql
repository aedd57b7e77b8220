-- The codes in use that a topic has, by how they begin: one look at the index for
-- each code there is.
CREATE FUNCTION topic_codes(asked_topic text) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[] := '{}';
	start text;
	code text;
BEGIN
	FOR start IN SELECT pattern FROM topic
		WHERE topic = asked_topic AND lens = 'function'
	LOOP
		code := start;
		LOOP
			code := (SELECT min(v.function_code) FROM measure_value v
				WHERE v.function_code <> ''
					AND v.function_code >= code
					AND v.function_code <= start || '~');
			EXIT WHEN code IS NULL;
			found := found || code;
			code := code || '!';
		END LOOP;
	END LOOP;
	RETURN found;
END $$;
