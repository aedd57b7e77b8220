-- findings.list: what was found doubtful or wrong.
--
-- $1 disclosure text: id, of any revision; else current papers only;
-- $2 county text: code, also one that it had; $3 province text; $4 kind text;
-- $5 scope text;
-- $6 year integer: of the paper; $7 code text; $8 severity text;
-- $9 limit integer; $10 cursor text: the last id seen
-- Gives {"data_version", "n", "codes": [{"code", "n"}], "severities":
--	[{"severity", "n"}], "rows": [{"id", "code", "severity", "message",
--	"message_zh", "county", "division", "department", "kind", "scope", "year",
--	"doc_type", "disclosure", "spans"}], "breaks": what happened to the
--	county asked for, as in compare.series; "next"}; n, codes and severities
--	count all that the filters let through.
WITH tally AS MATERIALIZED (
	SELECT * FROM finding_counts($1::text, $2::text, $3::text, $4::text,
		$5::text, $6::integer, $7::text, $8::text)
), page AS MATERIALIZED (
	SELECT *, row_number() OVER () AS place
	FROM finding_rows($1, $2, $3, $4, $5, $6, $7, $8, $10::text,
		least($9::bigint, 1000) + 1)
), shown AS (
	SELECT f.*, d.scope, d.department_name, d.department_kind, d.fiscal_year,
		d.doc_type, v.name AS county, p.place
	FROM page p
	JOIN finding f USING (division_code, disclosure_id, no)
	JOIN disclosure d ON d.division_code = p.division_code
		AND d.id = p.disclosure_id
	LEFT JOIN division v ON v.code = p.division_code
	WHERE place <= least($9::bigint, 1000)
)
SELECT json_build_object(
	'data_version', current_version(),
	'n', (SELECT coalesce(sum(n), 0) FROM tally),
	'codes', (SELECT coalesce(json_agg(json_build_object('code', code,
			'n', n) ORDER BY n DESC, code), '[]')
		FROM (SELECT code, sum(n) AS n FROM tally GROUP BY code) t),
	'severities', (SELECT coalesce(json_agg(json_build_object('severity',
			severity, 'n', n) ORDER BY n DESC, severity), '[]')
		FROM (SELECT severity, sum(n) AS n FROM tally
			GROUP BY severity) t),
	'rows', coalesce(json_agg(json_build_object(
		'id', row_id(division_code, disclosure_id, 'x', no),
		'code', s.code,
		'severity', severity,
		'message', message,
		'message_zh', message_zh,
		'county', coalesce(v.name, division_name(division_code,
			fiscal_year)),
		'division', division_code,
		'department', department_name,
		'kind', nullif(department_kind, ''),
		'scope', scope,
		'year', fiscal_year,
		'doc_type', doc_type,
		'disclosure', paper_id(division_code, disclosure_id),
		'spans', spans)
		ORDER BY place), '[]'),
	'breaks', followed_breaks(ARRAY[$2]),
	'next', (SELECT (array_agg(row_id(division_code, disclosure_id, 'x', no)
			ORDER BY place DESC))[1] FROM shown
		HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown s LEFT JOIN division v ON v.code = s.division_code;
