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
--	"groups", "rows" (outlier_row()), "missing", "next"}.
WITH among AS MATERIALIZED (
	SELECT * FROM compared($11, $12::text[], $16, $17::bigint, $10, $2)
), asked AS MATERIALIZED (
	SELECT measure_lines($1::text, $8::text, $2::integer, $3::text)
		AS measures, as_of_version($19::text) AS version
), known AS MATERIALIZED (
	SELECT s.* FROM asked, among, standing(measures, $8, $2, $3, $4::text,
		$5::text, $6::text, $7::text, $9::text, $10::text, version,
		$18::boolean, chosen) s
), equals AS MATERIALIZED (
	SELECT e.scope, e.kind, e.code, e.counted AS counts, s.*
	FROM asked, among, sorted_shares(measures, $8, $2, $3, $4, $5, $6, $7,
		$9, $10, version, $18, chosen) e
	CROSS JOIN spread(whole, rest, $9, counted) s
), far AS MATERIALIZED (
	SELECT e.scope, e.kind, e.code, q1, median, q3, iqr, mad, f.*,
		row_number() OVER (ORDER BY scope, kind, code, worth DESC,
			division_code, disclosure_id, no) AS place
	FROM asked, among, equals e, far_figures(measures, $2, $3, $4, $5, $6,
		$7, $9, $10, version, $18, chosen, scope, kind, code, n, counts,
		q1, median, q3, iqr, mad) f
), page AS (
	SELECT * FROM page_of($15::text, $13::bigint, 5000)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($19), current_version()),
	'measure', $1, 'name', measure_name($1), 'unit', measure_unit($1),
	'year', $2, 'stage', $3, 'scope', $4, 'kind', $5, 'fund', $6,
	'part', $7, 'function_code', $8, 'per', $9,
	'denominator', denominator($9, $10, $2),
	'quantile_method', 'R-7', 'least_n', 4,
	'n', (SELECT count(*) FROM far),
	'groups', (SELECT coalesce(json_agg(outlier_group(e.scope, e.kind,
		e.code, n, q1, median, q3, iqr, mad)
		ORDER BY scope, kind, code), '[]') FROM equals e),
	'rows', (SELECT coalesce(json_agg(outlier_row(f.scope, f.kind, f.code,
		division_code, disclosure_id, no, counted, amount, persons, worth,
		presence, q1, median, q3, iqr, mad, $9, $2)
		ORDER BY place), '[]') FROM far f, page
		WHERE place > first AND place <= last),
	'missing', missing_counties($4, $18, $5, $3, $2, $11,
		(SELECT named FROM among), (SELECT version FROM asked),
		(SELECT bit_or(have) FROM known), (SELECT bit_or(idle) FROM known),
		(SELECT coalesce(bit_or(zero), place_bits('{}')) FROM known),
		$14::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT count(*) FROM far)))::text;
