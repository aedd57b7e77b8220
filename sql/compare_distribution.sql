-- compare.distribution: how one measure is spread over counties, for each set of
-- equals (as in compare.rank).  Quantiles by method R-7, exact, shown to four
-- decimals; bins as asked, else by the rule of Freedman and Diaconis.
--
-- $1 measure text; $2 year integer; $3 stage text; $4 scope text; $5 kind text;
-- $6 fund text; $7 part text; $8 function_code text; $9 per text;
-- $10 basis text; $11 province text; $12 counties text[]; $13 bins integer;
-- $14 missing_limit integer; $15 peers_of text; $16 peers bigint;
-- $17 built_from_departments boolean; $18 as_of text
-- Gives {"data_version", what was asked, "denominator", "quantile_method", "n",
--	"rows": [{"scope", "kind", "function_code", "n", "min", "p5", "p10",
--	"p25", "median", "p75", "p90", "p95", "max", "mean", "lowest",
--	"highest" (facts), "histogram": {"rule", "n", "width", "bins": [{"from",
--	"to", "n"}]}}], "missing"}.
WITH among AS MATERIALIZED (
	SELECT * FROM compared($11, $12::text[], $15, $16::bigint, $10, $2)
), line AS MATERIALIZED (
	SELECT f.division_code, f.scope, f.department_kind, f.function_code,
		f.counted, f.presence, f.disclosure_id, f.no,
		worth(share(f.amount, f.persons, $9::text), f.counted) AS worth
	FROM figures(measure_lines($1::text, $8::text, $2::integer, $3::text),
		$8, $2, $3, $4::text, $5::text, $6::text, $7::text, $9,
		$10::text, as_of_version($18::text), $17::boolean) f
	WHERE (SELECT chosen IS NULL FROM among)
		OR division_code IN (SELECT unnest(chosen) FROM among)
), equals AS (
	SELECT scope, department_kind, function_code, count(*) AS n,
		sum(worth) AS sum, min(worth) AS low, max(worth) AS high,
		array_agg(worth ORDER BY worth) AS v
	FROM line WHERE worth IS NOT NULL
	GROUP BY scope, department_kind, function_code
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($18), current_version()),
	'measure', $1, 'name', measure_name($1), 'unit', measure_unit($1),
	'year', $2, 'stage', $3, 'scope', $4, 'kind', $5, 'fund', $6,
	'part', $7, 'function_code', $8, 'per', $9,
	'denominator', denominator($9, $10, $2),
	'quantile_method', 'R-7',
	'n', (SELECT coalesce(sum(n), 0) FROM equals),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'scope', scope, 'kind', nullif(department_kind, ''),
		'function_code', nullif(function_code, ''), 'n', n,
		'min', shown(low),
		'p5', shown(quantile(v, 0.05)), 'p10', shown(quantile(v, 0.1)),
		'p25', shown(quantile(v, 0.25)),
		'median', shown(quantile(v, 0.5)),
		'p75', shown(quantile(v, 0.75)),
		'p90', shown(quantile(v, 0.9)), 'p95', shown(quantile(v, 0.95)),
		'max', shown(high), 'mean', shown(sum / n),
		'lowest', (SELECT min(figure_id(division_code, disclosure_id,
			counted, no)) FROM line l WHERE l.worth = low
			AND (l.scope, l.department_kind, l.function_code)
			= (e.scope, e.department_kind, e.function_code)),
		'highest', (SELECT min(figure_id(division_code, disclosure_id,
			counted, no)) FROM line l WHERE l.worth = high
			AND (l.scope, l.department_kind, l.function_code)
			= (e.scope, e.department_kind, e.function_code)),
		'histogram', histogram(v, CASE WHEN $13::integer > 0
			THEN least($13, 1000) END))
		ORDER BY scope, department_kind, function_code), '[]')
		FROM equals e),
	'missing', missing_counties($4, $17, $5, $3, $2, $11,
		(SELECT named FROM among), as_of_version($18),
		ARRAY(SELECT division_code FROM line WHERE worth IS NOT NULL),
		ARRAY(SELECT division_code FROM line WHERE worth IS NULL),
		ARRAY(SELECT division_code FROM line
			WHERE worth IS NOT NULL AND presence = 'stated_none'),
		$14::integer))::text;
