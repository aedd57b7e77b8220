-- disclosures.text: the normalised text of a paper, whole or a piece of it.
-- Offsets are bytes; a piece begins and ends between characters, so that the
-- pieces asked for one after another (offset: the last next) make the whole.
--
-- $1 id text; $2 offset integer; $3 limit integer: bytes
-- Gives {"data_version", "id", "sha256" (of the original), "bytes" (of the
--	whole text), "offset", "text", "next"}; null: no such disclosure
WITH whole AS MATERIALIZED (
	SELECT d.division_code, d.id, d.sha256,
		convert_to(t.text, 'UTF8') AS bytes
	FROM disclosure d JOIN document_text t
		ON t.division_code = d.division_code AND t.disclosure_id = d.id
	WHERE d.division_code = split_part($1::text, '.', 1)
		AND d.id = id_paper($1)
), start AS (
	SELECT *, utf8_floor(bytes, $2::integer) AS s FROM whole
), piece AS (
	SELECT *, CASE
		WHEN utf8_floor(bytes, s + $3::bigint) > s
			OR s = length(bytes) OR $3::bigint = 0
			THEN utf8_floor(bytes, s + $3::bigint)
		-- A limit smaller than one character still makes progress.
		ELSE utf8_floor(bytes, s + 4) END AS e
	FROM start
)
SELECT (SELECT json_build_object(
	'data_version', current_version(),
	'id', paper_id(division_code, id),
	'sha256', encode(sha256, 'hex'),
	'bytes', length(bytes),
	'offset', s,
	'text', convert_from(substr(bytes, s + 1, e - s), 'UTF8'),
	'next', CASE WHEN e < length(bytes) THEN e END)
FROM piece)::text;
