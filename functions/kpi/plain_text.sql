-- What is compared of a text: without spaces, punctuation and a number in front.
CREATE FUNCTION plain_text(printed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT regexp_replace(regexp_replace(lower(normalize(printed, NFKC)),
		'^[\s(]*([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.]+(?![0-9])', ''),
		'[^0-9a-z.%≥≤<>=㐀-䶿一-鿿]+', '', 'g')
$$;
