-- compare.rank: counties in order of one measure.  Ranks are among equals only:
-- one measure, year, stage, scope, fund, part; without $5 within each kind of
-- department, without $8 within each code of a function line.
--
-- $1 measure text; $2 year integer; $3 stage text; $4 scope text; $5 kind text;
-- $6 fund text; $7 part text; $8 function_code text; $9 per text;
-- $10 basis text; $11 province text; $12 counties text[]; $13 limit integer;
-- $14 missing_limit integer; $15 cursor text: rows already seen;
-- $16 peers_of text; $17 peers bigint; $18 built_from_departments boolean;
-- $19 as_of text
-- Gives {"data_version", what was asked, "denominator", "n", "rows": [{"rank",
--	"percentile" (how many in a hundred have at most this), "scope", "code",
--	"county", ... "value", "presence", "fact", "coverage" (of a sum)}],
--	"missing", "next"}.
-- Only rows up to the page's end are sorted.
WITH among AS MATERIALIZED (
	SELECT * FROM compared($11, $12::text[], $16, $17::bigint, $10, $2)
), line AS MATERIALIZED (
	SELECT f.division_code, f.scope, f.department_kind, f.function_code,
		f.amount, f.counted, f.presence, f.disclosure_id, f.no, f.persons,
		f.coverage, share(f.amount, f.persons, $9::text) AS share
	FROM figures(measure_lines($1::text, $8::text, $2::integer, $3::text),
		$8, $2, $3, $4::text, $5::text, $6::text, $7::text, $9,
		$10::text, as_of_version($19::text), $18::boolean) f
	WHERE (SELECT chosen IS NULL FROM among)
		OR division_code IN (SELECT unnest(chosen) FROM among)
), page AS (
	SELECT coalesce($15::text, '0')::bigint AS first,
		coalesce($15::text, '0')::bigint + least($13::bigint, 5000)
			AS last
), peers AS (
	SELECT scope, department_kind, function_code, count(*) AS n FROM line
	WHERE share IS NOT NULL GROUP BY scope, department_kind, function_code
), head AS (
	SELECT * FROM line WHERE share IS NOT NULL
	ORDER BY scope, department_kind, function_code, share DESC,
		division_code, disclosure_id, no
	LIMIT (SELECT last FROM page)
), shown AS (
	SELECT * FROM (
		SELECT *, rank() OVER (PARTITION BY scope, department_kind,
				function_code ORDER BY share DESC) AS rank,
			row_number() OVER (ORDER BY scope, department_kind,
				function_code, share DESC, division_code,
				disclosure_id, no) AS place
		FROM head) h
	WHERE place > (SELECT first FROM page)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($19), current_version()),
	'measure', $1, 'name', measure_name($1), 'unit', measure_unit($1),
	'year', $2, 'stage', $3, 'scope', $4, 'kind', $5, 'fund', $6,
	'part', $7, 'function_code', $8, 'per', $9,
	'denominator', denominator($9, $10, $2),
	'n', (SELECT coalesce(sum(n), 0) FROM peers),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'rank', s.rank,
		'percentile', round(100.0 * (p.n - s.rank + 1) / p.n, 1),
		'scope', s.scope, 'code', s.division_code,
		'county', coalesce(v.name, division_name(s.division_code, $2)),
		'prefecture', v.prefecture, 'province', v.province,
		'department', d.department_name,
		'kind', nullif(s.department_kind, ''),
		'function_code', nullif(s.function_code, ''),
		'yuan', amount_yuan(s.amount, s.counted),
		'count', amount_count(s.amount, s.counted),
		'persons', s.persons,
		'value', share_value(s.share, s.counted, $9),
		'presence', s.presence,
		'fact', figure_id(s.division_code, s.disclosure_id, s.counted,
			s.no),
		'coverage', s.coverage)
		ORDER BY s.place), '[]')
		FROM shown s
		JOIN peers p USING (scope, department_kind, function_code)
		LEFT JOIN disclosure d ON d.id = s.disclosure_id
			AND d.division_code = s.division_code
		LEFT JOIN division v ON v.code = s.division_code),
	'missing', missing_counties($4, $18, $5, $3, $2, $11,
		(SELECT named FROM among), as_of_version($19),
		ARRAY(SELECT division_code FROM line WHERE share IS NOT NULL),
		ARRAY(SELECT division_code FROM line WHERE share IS NULL),
		ARRAY(SELECT division_code FROM line
			WHERE share IS NOT NULL AND presence = 'stated_none'),
		$14::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT sum(n) FROM peers)))::text;
