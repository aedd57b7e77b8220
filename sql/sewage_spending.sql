-- sewage.spending: function lines, procurement and projects; never added.
--
-- $1 year integer; $2 stage text; $3 scope text; $4 kind text; $5 per text;
-- $6 basis text; $7 province text; $8 counties text[]; $9 limit integer: rows
-- of each lens; $10 missing_limit integer; $11 peers_of text; $12 peers bigint;
-- $13 year_to integer; $14 as_of text
-- Gives {"data_version", what was asked, "denominator", "note", "n":
--	{"functional", "procurement", "projects"}, "years": [{"year",
--	"lens", "n", "counties"}], "functional", "procurement",
--	"projects": rows of migrations/0016, "sources": the papers behind them,
--	"missing"}.  A county is missing where no lens shows it.
WITH among AS MATERIALIZED (
	SELECT *, ARRAY(SELECT generate_series($1::integer, least($1 + 99,
		coalesce($13::integer, $1)))) AS years
	FROM compared($7::text, $8::text[], $11::text, $12::bigint, $6, $1)
), line AS MATERIALIZED (
	SELECT f.* FROM among, topic_lines('sewage', years, $2::text, $3::text,
		$4::text, $5::text, $6::text, as_of_version($14::text), chosen) f
), bought AS MATERIALIZED (
	SELECT f.* FROM among, topic_purchases('sewage', years, $2, $3, $4,
		as_of_version($14), chosen) f
), project AS MATERIALIZED (
	SELECT f.* FROM among, topic_projects('sewage', years, $2, $3, $4,
		as_of_version($14), chosen) f
), lens AS (
	SELECT 'functional' AS lens, year, division_code FROM line
	UNION ALL SELECT 'procurement', year, division_code FROM bought
	UNION ALL SELECT 'projects', year, division_code FROM project
), tally AS MATERIALIZED (
	SELECT year, lens, count(*) AS n,
		count(DISTINCT division_code) AS counties
	FROM lens GROUP BY year, lens
), lines AS MATERIALIZED (
	SELECT f.*, row_number() OVER () AS place FROM (
		SELECT * FROM line ORDER BY scope, function_code, fund, part,
			share DESC NULLS LAST, fen DESC, division_code, year,
			disclosure_id, no LIMIT $9::integer) f
), purchases AS MATERIALIZED (
	SELECT f.*, row_number() OVER () AS place FROM (
		SELECT * FROM bought ORDER BY fen DESC NULLS LAST,
			division_code, disclosure_id, no LIMIT $9) f
), projects AS MATERIALIZED (
	SELECT f.*, row_number() OVER () AS place FROM (
		SELECT * FROM project ORDER BY capacity DESC NULLS LAST,
			fen DESC NULLS LAST, division_code, disclosure_id, no
		LIMIT $9) f
), shown AS (
	SELECT division_code, disclosure_id FROM lines
	UNION ALL SELECT division_code, disclosure_id FROM purchases
	UNION ALL SELECT division_code, disclosure_id FROM projects
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($14), current_version()),
	'year', $1, 'year_to', $13, 'stage', $2, 'scope', $3, 'kind', $4,
	'per', $5, 'denominator', denominator($5, $6, $1),
	'note', 'three lenses, never added',
	'n', json_build_object('functional', (SELECT count(*) FROM line),
		'procurement', (SELECT count(*) FROM bought),
		'projects', (SELECT count(*) FROM project)),
	'years', (SELECT coalesce(json_agg(json_build_object('year', year,
		'lens', lens, 'n', n, 'counties', counties)
		ORDER BY year, lens), '[]') FROM tally),
	'functional', (SELECT coalesce(json_agg(topic_line_row(division_code,
		disclosure_id, no, year, measure, function_code, fund, part,
		fen, persons, presence, (SELECT sum(capacity) FROM project p
			WHERE p.division_code = l.division_code
				AND p.year = l.year)) ORDER BY place), '[]')
		FROM lines l),
	'procurement', (SELECT coalesce(json_agg(topic_purchase_row(
		division_code, disclosure_id, no, year, $5, $6)
		ORDER BY place), '[]') FROM purchases),
	'projects', (SELECT coalesce(json_agg(topic_project_row(division_code,
		disclosure_id, no, year, $5, $6) ORDER BY place), '[]')
		FROM projects),
	'sources', (SELECT paper_sources(array_agg(division_code),
		array_agg(disclosure_id)) FROM shown),
	'missing', (SELECT missing_counties($3, false, $4, $2,
		coalesce($13, $1), $7, named, as_of_version($14),
		ARRAY(SELECT DISTINCT division_code FROM lens), '{}', NULL,
		$10::integer) FROM among))::text;
