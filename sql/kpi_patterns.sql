-- kpi.patterns: which indicators projects promise, and with which targets.
-- measurable counts rows whose target is a number, an amount, a time or a date.
-- Names that mean the same are one: labels/indicator_names.tsv.
--
-- $1 topic text; $2 year integer: of the paper; $3 province text; $4 kind text;
-- $5 counties text[]; $6 level2 text; $7 indicator text: part of its name;
-- $8 targets integer: shown of each; $9 limit integer; $10 cursor text:
-- indicators already seen
-- Gives {"data_version", "topic", "year", "kind", "province", "level2", "n_rows",
--	"n_projects", "n_counties", "n_indicators", "measurable_share", "rows":
--	[{"indicator", "n", "projects", "counties", "measurable",
--	"modal_target", "modal_n", "targets": [{"target", "op", "value",
--	"high", "unit", "n", "example"}], "example" (a row with the modal
--	target)}], "next"}; the most frequent first.
WITH ranked AS MATERIALIZED (
	SELECT r.*, target_text(g.op, g.value, g.high, g.unit, g.words) AS text,
		g.op, g.value, g.high, g.unit,
		row_id(d.division_code, d.id, 'k',
			(r.example & 1048575)::integer) AS id
	FROM kpi_ranked($1::text, $2::integer, $3::text, $4::text, $5::text[],
		$6::text, $7::text, coalesce($10::text, '0')::bigint,
		least($9::bigint, 1000), greatest($8::bigint, 1)) r
	LEFT JOIN kpi_target g ON g.id = r.target
	LEFT JOIN disclosure d ON d.id = r.example >> 20
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
		'example', max(id) FILTER (WHERE goal = 1)) AS said
	FROM ranked WHERE place > 0
	GROUP BY place, name, n, projects, counties, measurable
)
SELECT (SELECT json_build_object(
	'data_version', current_version(),
	'topic', $1,
	'year', $2,
	'kind', $4,
	'province', $3,
	'level2', $6,
	'n_rows', n,
	'n_projects', projects,
	'n_counties', counties,
	'n_indicators', patterns,
	'measurable_share', trim_scale(round(measurable * 1.0
		/ nullif(n, 0), 4)),
	'rows', (SELECT coalesce(json_agg(said ORDER BY place), '[]')
		FROM pattern),
	'next', (SELECT max(place)::text FROM pattern
		HAVING max(place) < patterns))
FROM ranked r WHERE place = 0)::text;
