-- facts.trace: the sentence in the source behind an id.
--
-- $1 id text: 130634.1042.f17 (f figure, c change, n count, k KPI, g goal,
--	j project, p procurement, u unit, t term, x finding), or 130634.1042
-- Gives {"data_version", "id", "says": {the record's own members}, "measure",
--	"name", "year", "stage", "yuan", "disclosure": {...}, "revision",
--	"span", "sentence", "figure" (bytes of it inside sentence), "before",
--	"after", "more": [{"span", "sentence", "figure", "before", "after"}]
--	(a finding's further places)}; members that the id's kind does not have
--	are null.  null: no such id.
WITH row AS (
	SELECT d.*, r.says, r.spans, v.name AS county, v.prefecture, v.province,
		CASE WHEN array_length(r.spans, 1) > 0
			THEN convert_to(t.text, 'UTF8') END AS body
	FROM disclosure d
	CROSS JOIN trace_record(left(split_part($1::text, '.', 3), 1),
		d.division_code, d.id, id_row($1)) r
	LEFT JOIN document_text t ON t.division_code = d.division_code
		AND t.disclosure_id = d.id
	LEFT JOIN division v ON v.code = d.division_code
	WHERE d.division_code = split_part($1, '.', 1) AND d.id = id_paper($1)
		AND (split_part($1, '.', 3) = '' OR r.says IS NOT NULL)
), place AS MATERIALIZED (
	SELECT n, passage(r.body, r.spans[n][1], r.spans[n][2]) AS p
	FROM row r, generate_series(1, array_length(r.spans, 1)) AS n
	WHERE r.body IS NOT NULL
)
SELECT (SELECT json_build_object(
	'data_version', current_version(),
	'id', $1,
	'says', says,
	'measure', says->>'measure',
	'name', measure_name(says->>'measure'),
	'year', says->'year',
	'stage', says->>'stage',
	'yuan', coalesce(says->'yuan', says->'delta_yuan', says->'amount_yuan'),
	'disclosure', json_build_object(
		'id', paper_id(division_code, row.id),
		'county', county,
		'code', division_code,
		'prefecture', prefecture,
		'province', province,
		'scope', scope,
		'department', department_name,
		'kind', nullif(department_kind, ''),
		'year', fiscal_year,
		'doc_type', doc_type,
		'title', title,
		'name', row.name,
		'sha256', encode(sha256, 'hex'),
		'current', version_to IS NULL,
		'ingested_at', ingested_at),
	'revision', revision,
	'span', p->'span',
	'sentence', p->>'sentence',
	'figure', p->'figure',
	'before', p->>'before',
	'after', p->>'after',
	'more', (SELECT coalesce(json_agg(p ORDER BY n), '[]')
		FROM place WHERE n > 1))
FROM row LEFT JOIN place ON n = 1)::text;
