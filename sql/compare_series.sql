-- compare.series: one measure of some counties through the years.  A county is what
-- it is today: it is followed back through recoding and merging, and "breaks" says
-- what happened and whether the figures before can be compared.
--
-- $1 measure text; $2 counties text[]; $3 from integer; $4 to integer;
-- $5 stage text; $6 scope text; $7 kind text; $8 fund text; $9 part text;
-- $10 function_code text; $11 per text; $12 basis text; $13 peers_of text;
-- $14 peers bigint; $15 built_from_departments boolean; $16 as_of text
-- Gives {"data_version", what was asked, "denominator", "n" (counties), "rows":
--	[{"code", "county", "department", "kind", "function_code", "year",
--	"yuan", "count", "persons", "value", "change" (of the value, from the
--	year before, within one territory and of the same departments),
--	"presence", "territory" (same; merged: the sum of "facts"; other: of
--	another extent), "then" (its name in that year), "then_code", "scope",
--	"fact", "facts", "coverage" (of a sum of departments), "lacking" (parts
--	without a figure), "reason"}], "breaks": [{"code", "county", "year", "kind",
--	"comparable", "from_code", "from_county", "to_code", "to_county"}]};
--	an error without a county.
WITH among AS MATERIALIZED (
	SELECT some_counties(named) AS named FROM compared(NULL, $2::text[],
		$13::text, $14::bigint, $12, NULL)
), line AS MATERIALIZED (
	SELECT s.*, share(amount, persons, $11) AS share, row_number() OVER () AS place
	FROM among CROSS JOIN series(among.named, measure_lines_over($1::text,
		$10::text), $10, $3::integer, $4::integer, $5::text, $6::text,
		$7::text, $8::text, $9::text, $11::text, $12::text,
		as_of_version($16::text), $15::boolean) s
), seen AS (
	SELECT min(year) FILTER (WHERE amount IS NOT NULL) AS first,
		max(year) FILTER (WHERE amount IS NOT NULL) AS last FROM line
), shown AS (
	SELECT l.*, CASE WHEN lag(era) OVER w = era
			AND lag(scope) OVER w = scope
			AND coverage_keys(lag(coverage) OVER w)
				IS NOT DISTINCT FROM coverage_keys(coverage)
			THEN lag(share) OVER w END AS before
	FROM line l, seen
	WHERE ($3 IS NOT NULL OR year >= coalesce(first, year))
		AND ($4 IS NOT NULL OR year <= coalesce(last, year))
	WINDOW w AS (PARTITION BY n, department_kind, function_code, key
		ORDER BY l.place)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($16), current_version()),
	'measure', $1, 'name', measure_name($1), 'unit', measure_unit($1),
	'stage', $5, 'scope', $6, 'kind', $7, 'fund', $8, 'part', $9,
	'function_code', $10, 'per', $11,
	'denominator', denominator($11, $12, NULL),
	'from', (SELECT min(year) FROM shown),
	'to', (SELECT max(year) FROM shown),
	'n', (SELECT cardinality(named) FROM among),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'code', s.code,
		'county', coalesce(v.name, division_name(s.code, s.year)),
		'department', s.department,
		'kind', nullif(s.department_kind, ''),
		'function_code', nullif(s.function_code, ''), 'year', s.year,
		'yuan', amount_yuan(s.amount, s.counted),
		'count', amount_count(s.amount, s.counted),
		'persons', s.persons,
		'value', share_value(s.share, s.counted, $11),
		'change', shown(worth(s.share, s.counted)
			- worth(s.before, s.counted)),
		'presence', s.presence, 'territory', s.territory,
		'then', division_name(s.then_code, s.year),
		'then_code', s.then_code, 'scope', s.scope,
		'fact', CASE WHEN s.facts IS NULL THEN figure_id(s.then_code,
			s.disclosure_id, s.counted, s.no) END,
		'facts', s.facts, 'coverage', s.coverage, 'lacking', s.lacking,
		'reason', s.reason)
		ORDER BY s.place), '[]')
		FROM shown s LEFT JOIN division v ON v.code = s.code),
	'breaks', territory_breaks((SELECT named FROM among),
		(SELECT min(year) FROM shown), (SELECT max(year) FROM shown))
	)::text;
