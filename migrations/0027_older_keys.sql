-- Papers that were loaded before there was 0011 have indicator rows and goals
-- without keys: kpi.reuse does not see them, and who hands them in again is told
-- that they are known.  Keys are made of their texts here, once, as the reader
-- makes them (ingest/copy_key.h).

WITH name AS (
	SELECT d.code, n.name, regexp_replace(n.name,
		'(..)(?:[^族]{1,3}族)*(?:自治)?[省市县区旗州盟]$', '\1') AS bare
	FROM division d, unnest(ARRAY[d.name, d.prefecture, d.province]) n (name)
), place AS MATERIALIZED (
	-- As alternatives of a regular expression, the longest first.
	SELECT code, string_agg(word, '|' ORDER BY length(word) DESC) AS words
	FROM (SELECT code, name AS word FROM name
		UNION SELECT code, bare FROM name) w
	WHERE length(word) > 1 GROUP BY code
), said AS (
	SELECT 'g' AS letter, division_code, disclosure_id, no, text AS printed,
		12 AS least
	FROM goal WHERE near IS NULL
	UNION ALL
	SELECT 'k', division_code, disclosure_id, no,
		concat(level3, description, target), 16
	FROM kpi WHERE near IS NULL
), plain AS MATERIALIZED (
	-- What is no character of ours goes first: normalized, Ⅲ would be letters.
	SELECT *, regexp_replace(regexp_replace(lower(normalize(regexp_replace(
		printed, '[^\n!#-&(-~、≥≤㐀-䶿一-鿿！-～]+', '', 'g'), NFKC)),
		'^[\n(]*([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.]+(?![0-9])', ''),
		'[^0-9a-z.%≥≤<>=㐀-䶿一-鿿]+', '', 'g') AS plain
	FROM said
), skeleton AS MATERIALIZED (
	SELECT p.*, regexp_replace(plain, concat_ws('|',
		'[0-9a-z.%≥≤<>=〇零一二三四五六七八九十百千万亿]+', words), '', 'g')
		AS skeleton
	FROM plain p LEFT JOIN place ON code = division_code
	WHERE length(plain) >= least
), key AS MATERIALIZED (
	SELECT letter, division_code, disclosure_id, no,
		('x' || left(md5(skeleton), 16))::bit(64)::bigint AS near,
		('x' || left(md5(plain), 16))::bit(64)::bigint AS exact
	FROM skeleton WHERE length(skeleton) >= 8
), goals AS (
	UPDATE goal r SET near = k.near, exact = k.exact FROM key k
	WHERE letter = 'g' AND r.division_code = k.division_code
		AND r.disclosure_id = k.disclosure_id AND r.no = k.no
), rows AS (
	UPDATE kpi r SET near = k.near, exact = k.exact FROM key k
	WHERE letter = 'k' AND r.division_code = k.division_code
		AND r.disclosure_id = k.disclosure_id AND r.no = k.no
)
INSERT INTO owed_work (call)
SELECT 'SELECT kpi_rebuild()' WHERE EXISTS (SELECT FROM key)
ON CONFLICT DO NOTHING;
