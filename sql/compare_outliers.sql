-- compare.outliers: counties far from their equals (as in compare.rank): beyond
-- Tukey's fences, 1.5 (inner) or 3 (outer) interquartile ranges outside the
-- quartiles, or more than 3.5 away by robust z: (value - median) / (1.4826 MAD).
-- Of less than four nothing is said; without an IQR nothing is so many IQRs away
-- (excess null), without a MAD there is no z; "note" says so.
--
-- $1 measure text; $2 year integer; $3 stage text; $4 scope text; $5 kind text;
-- $6 fund text; $7 part text; $8 function_code text; $9 per text;
-- $10 basis text; $11 province text; $12 counties text[]; $13 limit integer;
-- $14 missing_limit integer; $15 cursor text; $16 peers_of text;
-- $17 peers bigint; $18 built_from_departments boolean; $19 as_of text
-- Gives {"data_version", what was asked, "denominator", "quantile_method", "n",
--	"groups", "rows" (outliers()), "missing", "next"}.
WITH among AS MATERIALIZED (
	SELECT * FROM compared($11, $12::text[], $16, $17::bigint, $10, $2)
), line AS MATERIALIZED (
	SELECT f.division_code, f.scope, f.department_kind, f.function_code,
		f.amount, f.counted, f.presence, f.disclosure_id, f.no, f.persons,
		worth(share(f.amount, f.persons, $9::text), f.counted) AS worth
	FROM figures(measure_lines($1::text, $8::text, $2::integer, $3::text),
		$8, $2, $3, $4::text, $5::text, $6::text, $7::text, $9,
		$10::text, as_of_version($19::text), $18::boolean) f
	WHERE (SELECT chosen IS NULL FROM among)
		OR division_code IN (SELECT unnest(chosen) FROM among)
), equals AS MATERIALIZED (
	SELECT e.scope, e.department_kind, e.function_code, s.*
	FROM (SELECT scope, department_kind, function_code,
			array_agg(worth ORDER BY worth) AS sorted
		FROM line WHERE worth IS NOT NULL
		GROUP BY scope, department_kind, function_code) e
	CROSS JOIN spread(e.sorted) s
), far AS MATERIALIZED (
	SELECT l.*, e.n, e.q1, e.median, e.q3, e.iqr, e.mad,
		row_number() OVER (ORDER BY scope, department_kind, function_code,
			l.worth DESC, division_code, disclosure_id, no) AS place
	FROM line l JOIN equals e USING (scope, department_kind, function_code)
	WHERE e.n >= 4 AND (l.worth < e.q1 - 1.5 * e.iqr
		OR l.worth > e.q3 + 1.5 * e.iqr
		OR e.mad > 0 AND abs(l.worth - e.median) > 3.5 * 1.4826 * e.mad)
), page AS (
	SELECT coalesce($15::text, '0')::bigint AS first,
		coalesce($15::text, '0')::bigint + least($13::bigint, 5000)
			AS last
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($19), current_version()),
	'measure', $1, 'name', measure_name($1), 'unit', measure_unit($1),
	'year', $2, 'stage', $3, 'scope', $4, 'kind', $5, 'fund', $6,
	'part', $7, 'function_code', $8, 'per', $9,
	'denominator', denominator($9, $10, $2),
	'quantile_method', 'R-7', 'least_n', 4,
	'n', (SELECT count(*) FROM far),
	'groups', (SELECT coalesce(json_agg(outlier_group(e.scope,
		e.department_kind, e.function_code, e.n, e.q1, e.median, e.q3,
		e.iqr, e.mad) ORDER BY scope, department_kind, function_code),
		'[]') FROM equals e),
	'rows', (SELECT coalesce(json_agg(outlier_row(f.scope,
		f.department_kind, f.function_code, f.division_code,
		f.disclosure_id, f.no, f.counted, f.amount, f.persons, f.worth,
		f.presence, f.q1, f.median, f.q3, f.iqr, f.mad, $9, $2)
		ORDER BY place), '[]') FROM far f, page
		WHERE place > first AND place <= last),
	'missing', missing_counties($4, $18, $5, $3, $2, $11,
		(SELECT named FROM among), as_of_version($19),
		ARRAY(SELECT division_code FROM line WHERE worth IS NOT NULL),
		ARRAY(SELECT division_code FROM line WHERE worth IS NULL),
		ARRAY(SELECT division_code FROM line
			WHERE worth IS NOT NULL AND presence = 'stated_none'),
		$14::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT count(*) FROM far)))::text;
