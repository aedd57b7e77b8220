-- kpi.patterns: which indicators projects promise, and with which targets.
-- measurable counts rows whose target is a number, an amount, a time or a date.
--
-- $1 topic text; $2 year integer: of the paper; $3 province text; $4 kind text;
-- $5 counties text[]; $6 indicator text: part of its name; $7 targets integer:
-- shown of each; $8 limit integer; $9 cursor text: indicators already seen
-- Gives {"data_version", "topic", "year", "kind", "n_rows", "n_projects",
--	"n_counties", "n_indicators", "measurable_share", "rows":
--	[{"indicator", "n", "projects", "counties", "measurable",
--	"modal_target", "modal_n", "targets": [{"target", "op", "value",
--	"high", "unit", "n"}], "example" (a row with the modal target)}],
--	"next"}; the most frequent first.
-- Counted by project, then county, then indicator: each step hashes fewer rows.
WITH used AS MATERIALIZED (
	SELECT * FROM kpi_used($1::text, $2::integer, $3::text, $4::text,
		$5::text[], $6::text)
), by_project AS MATERIALIZED (
	SELECT indicator, division_code, disclosure_id, project, count(*) AS n,
		sum(measurable) AS measurable
	FROM used GROUP BY indicator, division_code, disclosure_id, project
), by_county AS MATERIALIZED (
	SELECT indicator, division_code, count(*) AS projects, sum(n) AS n,
		sum(measurable) AS measurable
	FROM by_project GROUP BY indicator, division_code
), pattern AS (
	SELECT *, row_number() OVER (ORDER BY n DESC, indicator) AS place
	FROM (SELECT indicator, sum(n) AS n, sum(projects) AS projects,
			count(*) AS counties, sum(measurable) AS measurable
		FROM by_county GROUP BY indicator) c
), shown AS (
	SELECT * FROM pattern WHERE place > coalesce($9::text, '0')::bigint
		AND place <= coalesce($9::text, '0')::bigint
			+ least($8::bigint, 1000)
), target AS MATERIALIZED (
	SELECT *, target_text(op, value, high, unit, words) AS target,
		row_number() OVER (PARTITION BY indicator ORDER BY n DESC,
			op, value, high, unit, words) AS place
	FROM (SELECT indicator, op, value, high, unit, words, count(*) AS n,
			min(disclosure_id << 20 | no) AS first
		FROM used WHERE indicator IN (SELECT indicator FROM shown)
		GROUP BY indicator, op, value, high, unit, words) t
)
SELECT json_build_object(
	'data_version', current_version(),
	'topic', $1,
	'year', $2,
	'kind', $4,
	'n_rows', coalesce(sum(n), 0),
	'n_projects', (SELECT count(*) FROM (SELECT DISTINCT disclosure_id,
		project FROM by_project) p),
	'n_counties', count(DISTINCT division_code),
	'n_indicators', (SELECT count(*) FROM pattern),
	'measurable_share', trim_scale(round(sum(measurable) / sum(n), 4)),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'indicator', s.indicator,
		'n', s.n,
		'projects', s.projects,
		'counties', s.counties,
		'measurable', s.measurable,
		'modal_target', m.target,
		'modal_n', m.n,
		'targets', (SELECT coalesce(json_agg(json_build_object(
			'target', t.target, 'op', t.op,
			'value', trim_scale(t.value),
			'high', trim_scale(t.high), 'unit', t.unit, 'n', t.n)
			ORDER BY t.place), '[]')
			FROM target t WHERE t.indicator = s.indicator
				AND t.place <= $7::integer),
		'example', row_id(d.division_code, d.id, 'k',
			(m.first & 1048575)::integer))
		ORDER BY s.place), '[]')
		FROM shown s JOIN target m ON m.indicator = s.indicator
			AND m.place = 1
		JOIN disclosure d ON d.id = m.first >> 20),
	'next', (SELECT max(place)::text FROM shown
		HAVING max(place) < (SELECT count(*) FROM pattern)))::text
FROM by_county;
