-- kpi.patterns: which indicators projects promise, and with which targets.
-- measurable counts rows whose target is a number, an amount, a time or a date.
-- Names that mean the same are one: labels/indicator_names.tsv.
--
-- $1 topic text; $2 year integer: of the paper; $3 province text; $4 kind text;
-- $5 counties text[]; $6 level2 text; $7 indicator text: part of its name;
-- $8 targets integer: shown of each; $9 limit integer; $10 cursor text:
-- indicators already seen; $11 peers_of text; $12 peers bigint; $13 as_of text
-- Gives {"data_version", "topic", "year", "kind", "province", "level2", "n_rows",
--	"n_projects", "n_counties", "n_indicators", "measurable_share", "rows":
--	[{"indicator", "n", "projects", "counties", "measurable",
--	"modal_target", "modal_n", "targets": [{"target", "op", "value",
--	"high", "unit", "n", "example"}], "example" (a row with the modal
--	target), "search" (what to ask kpi.search for all its rows; null if
--	among several counties)}], "breaks": what happened to the counties asked
--	for, as in compare.series; "next"}; the most frequent first.
WITH among AS MATERIALIZED (
	SELECT named FROM compared(NULL, $5::text[], $11::text, $12::bigint,
		'census2020', NULL)
), ranked AS MATERIALIZED (
	SELECT r.*, said AS text FROM among, kpi_ranked_at($1::text,
		$2::integer, $3::text, $4::text, named, $6::text, $7::text,
		coalesce($10::text, '0')::bigint, least($9::bigint, 1000),
		greatest($8::bigint, 1), as_of_version($13::text)) r
), pattern AS (
	SELECT place, json_build_object(
		'indicator', name,
		'n', n,
		'projects', projects,
		'counties', counties,
		'measurable', measurable,
		'modal_target', max(text) FILTER (WHERE goal = 1),
		'modal_n', max(target_n) FILTER (WHERE goal = 1),
		'targets', coalesce(json_agg(json_build_object(
			'target', text, 'op', op, 'value', value,
			'high', high, 'unit', unit, 'n', target_n,
			'example', id)
			ORDER BY goal) FILTER (WHERE goal <= $8::bigint), '[]'),
		'example', max(id) FILTER (WHERE goal = 1),
		'search', CASE WHEN (SELECT cardinality(named) > 1 FROM among)
			THEN NULL
			ELSE json_strip_nulls(json_build_object(
			'indicator', name, 'topic', $1, 'level2', $6,
			'county', $5[1], 'province', $3, 'kind', $4,
			'year', $2, 'as_of', $13)) END) AS said
	FROM ranked WHERE place > 0
	GROUP BY place, name, n, projects, counties, measurable
)
SELECT (SELECT json_build_object(
	'data_version', coalesce(as_of_version($13), current_version()),
	'topic', $1,
	'year', $2,
	'kind', $4,
	'province', $3,
	'level2', $6,
	'n_rows', n,
	'n_projects', projects,
	'n_counties', counties,
	'n_indicators', patterns,
	'measurable_share', share_of(measurable, n),
	'rows', (SELECT coalesce(json_agg(said ORDER BY place), '[]')
		FROM pattern),
	'breaks', followed_breaks((SELECT named FROM among)),
	'next', (SELECT max(place)::text FROM pattern
		HAVING max(place) < patterns))
FROM ranked r WHERE place = 0)::text;
