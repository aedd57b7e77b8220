-- compare.rank: counties in order of one measure, each among its equals: without
-- $5 within each kind of department, without $8 within each code.
--
-- $1 measure text; $2 year integer; $3 stage text; $4 scope text; $5 kind text;
-- $6 fund text; $7 part text; $8 function_code text; $9 per text;
-- $10 basis text; $11 province text; $12 counties text[]; $13 limit integer;
-- $14 missing_limit integer; $15 cursor text: rows already seen;
-- $16 peers_of text; $17 peers bigint; $18 built_from_departments boolean;
-- $19 as_of text
-- Gives what was asked, "n", "rows": [{"rank", "percentile" (how many in a hundred
--	have at most this), ... "coverage" (of a sum)}], "missing", "next".
WITH among AS (
	SELECT * FROM compared($11, $12::text[], $16, $17::bigint, $10, $2)
), page AS (
	SELECT * FROM page_of($15::text, $13::bigint, 5000)
), asked AS MATERIALIZED (
	SELECT measure_lines($1::text, $8::text, $2::integer, $3::text)
		AS measures, as_of_version($19::text) AS version
), peers AS MATERIALIZED (
	SELECT s.*, sum(n) OVER (ORDER BY scope, kind, code) AS upto
	FROM asked, among, standing(measures, $8, $2, $3, $4::text, $5::text,
		$6::text, $7::text, $9::text, $10::text, version,
		$18::boolean, chosen) s
), near AS (
	-- What is built is of no kind, but built of that asked.
	SELECT sums, CASE WHEN sums THEN $5 ELSE low END AS low,
		CASE WHEN sums THEN $5 ELSE high END AS high,
		CASE WHEN alone AND NOT sums THEN code ELSE $8 END AS code,
		CASE WHEN alone AND NOT sums THEN before
		ELSE (SELECT coalesce(sum(n), 0) FROM peers WHERE kind < low)
			END AS before
	FROM (SELECT bool_or(scope = 'county_built') AS sums,
			min(kind) AS low, max(kind) AS high,
			count(*) = 1 AS alone, min(code) AS code,
			min(upto - n) AS before
		FROM peers, page
		WHERE n > 0 AND upto > first AND upto - n < last
		HAVING count(*) > 0) p
), head AS (
	SELECT h.*, first, row_number() OVER () + before AS place,
		share(amount, persons, $9) AS share
	FROM near, page, asked, among, ranked(measures, code, $2, $3, $4,
		low, high, $6, $7, $9, $10, version, sums, chosen, true,
		(last - before)::bigint) h
), shown AS (
	SELECT * FROM (SELECT *, rank() OVER (PARTITION BY scope,
			department_kind, function_code ORDER BY share DESC)
			AS rank FROM head) h
	WHERE place > first
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
		JOIN peers p ON p.scope = s.scope
			AND kind = department_kind AND p.code = function_code
		LEFT JOIN disclosure d ON d.id = s.disclosure_id
			AND d.division_code = s.division_code
		LEFT JOIN division v ON v.code = s.division_code),
	'missing', missing_counties($4, $18, $5, $3, $2, $11,
		(SELECT named FROM among), (SELECT version FROM asked),
		(SELECT bit_or(have) FROM peers), (SELECT bit_or(idle) FROM peers),
		(SELECT coalesce(bit_or(zero), place_bits('{}')) FROM peers),
		$14::integer),
	'next', (SELECT last::text FROM page
		WHERE last < (SELECT sum(n) FROM peers)))::text;
