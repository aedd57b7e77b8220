-- sangong.per_capita: the six san gong measures per resident, a row each, for
-- every publisher that states their total; the largest total a head first, without
-- a denominator last; sums of departments apart.
--
-- $1 year integer; $2 stage text; $3 scope text; $4 kind text; $5 basis text;
-- $6 province text; $7 counties text[]; $8 limit integer: publishers;
-- $9 missing_limit integer; $10 cursor text: publishers already seen;
-- $11 peers_of text; $12 peers bigint; $13 built_from_departments boolean;
-- $14 as_of text
-- Gives {"data_version", "year", "stage", "scope", "kind", "per",
--	"denominator", "measures", "n" (publishers), "rows": [{"rank" (by the
--	total, within the kind), "measure", "name", "code",
--	"county", "department", "kind", "scope", "yuan", "persons", "value",
--	"presence", "fact", "coverage", "reason"}], "missing", "next"}
WITH among AS MATERIALIZED (
	SELECT * FROM compared($6, $7::text[], $11, $12::bigint, $5, $1)
), line AS MATERIALIZED (
	SELECT f.division_code AS code, f.scope, f.department_kind, f.presence,
		f.disclosure_id, f.no, f.persons,
		share(f.amount, f.persons, 'resident') AS share
	FROM figures('{sangong.total}', NULL, $1::integer,
		$2::text, $3::text, $4::text, NULL, NULL, 'resident', $5::text,
		as_of_version($14::text), $13::boolean) f
	WHERE (SELECT chosen IS NULL FROM among)
		OR division_code IN (SELECT unnest(chosen) FROM among)
), page AS (
	SELECT * FROM page_of($10::text, $8::bigint, 1000)
), head AS (
	SELECT * FROM line ORDER BY CASE WHEN $13 THEN scope END,
		CASE WHEN $4 IS NULL THEN department_kind END,
		share DESC NULLS LAST, code, disclosure_id, no
	LIMIT (SELECT last FROM page)
), shown AS MATERIALIZED (
	SELECT h.*, d.department_name,
		coalesce(d.department_key, '') AS key,
		coalesce(v.name, division_name(h.code, $1)) AS county
	FROM (SELECT *, CASE WHEN share IS NOT NULL THEN rank() OVER (
				PARTITION BY scope, department_kind
				ORDER BY share DESC NULLS LAST) END AS rank,
			row_number() OVER (ORDER BY scope, department_kind,
				share DESC NULLS LAST, code, disclosure_id,
				no) AS place FROM head) h
	LEFT JOIN disclosure d ON d.division_code = h.code
		AND d.id = h.disclosure_id
	LEFT JOIN division v ON v.code = h.code
	WHERE place > (SELECT first FROM page)
), asked AS (
	SELECT * FROM measure WHERE measure LIKE 'sangong.%'
), cell AS (
	SELECT * FROM publisher_figures(ARRAY(SELECT measure FROM asked), $1,
		$2, $3, $4, as_of_version($14),
		ARRAY(SELECT code FROM shown), $13)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($14), current_version()),
	'year', $1, 'stage', $2, 'scope', $3, 'kind', $4, 'per', 'resident',
	'denominator', denominator('resident', $5, $1),
	'measures', (SELECT json_agg(json_build_object('measure', a.measure,
		'name', zh, 'unit', unit) ORDER BY ordinal) FROM asked a),
	'n', (SELECT count(*) FROM line),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'rank', s.rank, 'measure', a.measure, 'name', a.zh,
		'code', s.code, 'county', s.county,
		'department', s.department_name,
		'kind', nullif(s.department_kind, ''),
		'scope', coalesce(l.scope, s.scope),
		'yuan', yuan(l.amount), 'persons', s.persons,
		'value', share_value(share(l.amount, s.persons, 'resident'),
			false, 'resident'),
		'presence', l.presence,
		'fact', figure_id(s.code, l.disclosure_id, false, l.no),
		'coverage', l.coverage,
		'reason', CASE WHEN l.measure IS NULL
			THEN 'published_without_measure'
			WHEN s.persons IS NULL THEN 'no_denominator' END)
		ORDER BY s.place, a.ordinal), '[]')
		FROM shown s CROSS JOIN asked a
		LEFT JOIN cell l USING (code, key, measure)),
	'missing', missing_counties($3, $13, $4, $2, $1, $6,
		(SELECT named FROM among), as_of_version($14),
		ARRAY(SELECT code FROM line WHERE share IS NOT NULL),
		ARRAY(SELECT code FROM line WHERE share IS NULL),
		ARRAY(SELECT code FROM line
			WHERE share IS NOT NULL AND presence = 'stated_none'),
		$9::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT count(*) FROM line)))::text;
