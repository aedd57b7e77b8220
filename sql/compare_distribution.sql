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
), asked AS MATERIALIZED (
	SELECT measure_lines($1::text, $8::text, $2::integer, $3::text)
		AS measures, as_of_version($18::text) AS version
), equals AS MATERIALIZED (
	SELECT s.* FROM asked, among, sorted_shares(measures, $8, $2, $3,
		$4::text, $5::text, $6::text, $7::text, $9::text, $10::text,
		version, $17::boolean, chosen) s
), known AS MATERIALIZED (
	SELECT s.* FROM asked, among, standing(measures, $8, $2, $3, $4, $5,
		$6, $7, $9, $10, version, $17, chosen) s
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
		'scope', scope, 'kind', nullif(kind, ''),
		'function_code', nullif(code, ''), 'n', n,
		'min', shown(q[1]), 'p5', shown(q[2]), 'p10', shown(q[3]),
		'p25', shown(q[4]), 'median', shown(q[5]), 'p75', shown(q[6]),
		'p90', shown(q[7]), 'p95', shown(q[8]), 'max', shown(q[9]),
		'mean', shown(worth(total, counted) / n),
		'lowest', end_fact(whole, rest, counted, counties, ids, nos, 1),
		'highest', end_fact(whole, rest, counted, counties, ids, nos,
			-1),
		'histogram', histogram(whole, rest, $9, counted,
			CASE WHEN $13::integer > 0 THEN least($13, 1000) END))
		ORDER BY scope, kind, code), '[]')
		FROM equals, quantiles(whole, rest, $9, counted) q),
	'missing', missing_counties($4, $17, $5, $3, $2, $11,
		(SELECT named FROM among), (SELECT version FROM asked),
		(SELECT bit_or(have) FROM known), (SELECT bit_or(idle) FROM known),
		(SELECT coalesce(bit_or(zero), place_bits('{}')) FROM known),
		$14::integer))::text;
