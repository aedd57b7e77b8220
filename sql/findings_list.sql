-- findings.list: what was found doubtful or wrong.
--
-- $1 disclosure text: id, of any revision; else current papers only;
-- $2 county text: code, also one that it had; $3 province text; $4 kind text; $5 scope text;
-- $6 year integer: of the paper; $7 code text; $8 severity text;
-- $9 limit integer; $10 cursor text: the last id seen
-- Gives {"data_version", "n", "codes": [{"code", "n"}], "severities":
--	[{"severity", "n"}], "rows": [{"id", "code", "severity", "message",
--	"message_zh", "county", "division", "department", "kind", "scope", "year",
--	"doc_type", "disclosure", "spans"}], "breaks": what happened to the
--	county asked for, as in compare.series; "next"}; n, codes and severities
--	count all that the filters let through.
WITH wanted AS NOT MATERIALIZED (
	SELECT f.*, d.scope, d.department_name, d.department_kind, d.fiscal_year,
		d.doc_type
	FROM finding f
	JOIN disclosure d ON d.division_code = f.division_code
		AND d.id = f.disclosure_id
	WHERE ($1::text IS NULL AND d.version_to IS NULL
			OR f.division_code = split_part($1, '.', 1)
			AND f.disclosure_id = id_paper($1))
		AND ($2::text IS NULL OR f.division_code = ANY (ARRAY(
				SELECT unnest(followed_codes(ARRAY[$2]))))
			AND d.fiscal_year <@ ((SELECT followed(ARRAY[$2]))
				->> d.division_code)::int4range)
		AND ($3::text IS NULL OR f.division_code >= (
				SELECT province_part($3))
			AND f.division_code < (SELECT province_part($3) || '~'))
		AND ($4::text IS NULL OR d.department_kind = $4)
		AND ($5::text IS NULL OR d.scope = $5)
		AND ($6::integer IS NULL OR d.fiscal_year = $6)
		AND ($7::text IS NULL OR f.code = $7)
		AND ($8::text IS NULL OR f.severity = $8)
), tally AS MATERIALIZED (
	SELECT code, severity, count(*) AS n FROM wanted
	GROUP BY code, severity
), page AS (
	SELECT *, row_number() OVER (ORDER BY division_code, disclosure_id, no)
		AS place
	FROM wanted
	WHERE $10::text IS NULL OR (division_code, disclosure_id, no)
		> (split_part($10, '.', 1), id_paper($10), id_row($10))
	ORDER BY division_code, disclosure_id, no
	LIMIT least($9::integer, 1000) + 1
), shown AS (
	SELECT * FROM page WHERE place <= least($9::integer, 1000)
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
