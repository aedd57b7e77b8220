-- A plain text without digits, numerals, Latin letters and names of places.
CREATE FUNCTION text_skeleton(plain text, places text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT regexp_replace(plain,
		'[0-9a-z.%≥≤<>=〇零一二三四五六七八九十百千万亿]+|' || places,
		'', 'g')
$$;
