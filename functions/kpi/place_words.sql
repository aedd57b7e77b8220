-- Names of a division and what it lies in, with and without their endings, as
-- alternatives of a regular expression; the longest first.
CREATE FUNCTION place_words(code text) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT coalesce(string_agg(word, '|' ORDER BY length(word) DESC, word),
		'$')
	FROM (SELECT DISTINCT unnest(ARRAY[name, stem]) AS word
		FROM (SELECT name, regexp_replace(name,
				'(..)(?:[^族]{1,3}族)*(?:自治)?[省市县区旗州盟]$',
				'\1') AS stem
			FROM (SELECT unnest(ARRAY[name, prefecture, province])
					AS name
				FROM division d WHERE d.code = place_words.code) n
			WHERE name IS NOT NULL) s) w
	WHERE length(word) > 1
$$;
