-- sewage.spending: function lines, procurement and projects; never added.
--
-- $1 year integer; $2 stage text; $3 scope text; $4 kind text; $5 per text;
-- $6 basis text; $7 province text; $8 counties text[]; $9 limit integer: rows
-- of each lens; $10 missing_limit integer; $11 peers_of text; $12 peers bigint;
-- $13 year_to integer; $14 as_of text
-- Gives {"data_version", what was asked, "denominator", "note", "n", "years":
--	[{"year", "lens", "n", "counties"}], "functional", "procurement",
--	"projects": topic_*_json(), "sources", "missing": in no lens}.
WITH among AS MATERIALIZED (
	SELECT *, years_between($1::integer, $13::integer) AS years
	FROM compared($7::text, $8::text[], $11::text, $12::bigint, $6, $1)
), line AS MATERIALIZED (
	SELECT f.* FROM topic_lines('sewage', years_between($1, $13), $2::text,
		$3::text, $4::text, $5::text, $6::text, as_of_version($14::text)) f
	WHERE (SELECT chosen IS NULL FROM among)
		OR division_code IN (SELECT unnest(chosen) FROM among)
), bought AS MATERIALIZED (
	SELECT f.* FROM among, topic_rows('sewage', 'p', years, $2, $3, $4,
		as_of_version($14), chosen) f
), planned AS MATERIALIZED (
	SELECT f.* FROM among, topic_rows('sewage', 'j', years, $2, $3, $4,
		as_of_version($14), chosen) f
), lens AS MATERIALIZED (
	SELECT 'functional' AS lens, year, division_code, count(*) AS n
	FROM line GROUP BY year, division_code
	UNION ALL SELECT 'procurement', year, division_code, count(*)
	FROM bought GROUP BY year, division_code
	UNION ALL SELECT 'projects', year, division_code, count(*)
	FROM planned GROUP BY year, division_code
), lines AS MATERIALIZED (
	SELECT f.*, row_number() OVER () AS place FROM (
		SELECT * FROM line ORDER BY scope, function_code, fund, part,
			fen::numeric / persons DESC NULLS LAST, fen DESC,
			division_code, year, disclosure_id, no
		LIMIT $9::integer) f
), buys AS MATERIALIZED (
	SELECT * FROM bought ORDER BY fen DESC NULLS LAST, division_code,
		disclosure_id, no LIMIT $9
), plans AS MATERIALIZED (
	SELECT * FROM planned ORDER BY capacity DESC NULLS LAST,
		fen DESC NULLS LAST, division_code, disclosure_id, no LIMIT $9
), shown AS (
	SELECT division_code, disclosure_id FROM lines
	UNION ALL SELECT division_code, disclosure_id FROM buys
	UNION ALL SELECT division_code, disclosure_id FROM plans
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($14), current_version()),
	'year', $1, 'year_to', $13, 'stage', $2, 'scope', $3, 'kind', $4,
	'per', $5, 'denominator', denominator($5, $6, $1),
	'note', 'three lenses, never added',
	'n', json_build_object('functional', (SELECT count(*) FROM line),
		'procurement', (SELECT count(*) FROM bought),
		'projects', (SELECT count(*) FROM planned)),
	'years', (SELECT coalesce(json_agg(json_build_object('year', year,
		'lens', lens, 'n', n, 'counties', counties)
		ORDER BY year, lens), '[]') FROM (SELECT year, lens,
			sum(n) AS n, count(*) AS counties FROM lens
			GROUP BY year, lens) t),
	'functional', (SELECT coalesce(json_agg(topic_line_json(d, v, l.year,
		l.no, measure, function_code, fund, part, fen, persons,
		presence, (SELECT sum(capacity) FROM topic_rows('sewage', 'j',
			ARRAY[l.year], $2, $3, $4, as_of_version($14),
			ARRAY[l.division_code]))) ORDER BY place), '[]')
		FROM lines l JOIN disclosure d ON d.id = disclosure_id
			AND d.division_code = l.division_code
		LEFT JOIN division v ON v.code = l.division_code),
	'procurement', (SELECT coalesce(json_agg(topic_buy_json(
		b.division_code, b.disclosure_id, b.no, $5, $6)), '[]') FROM buys b),
	'projects', (SELECT coalesce(json_agg(topic_plan_json(
		p.division_code, p.disclosure_id, p.no, $5, $6)), '[]') FROM plans p),
	'sources', (SELECT paper_sources(array_agg(division_code),
		array_agg(disclosure_id)) FROM shown),
	'missing', (SELECT missing_counties($3, false, $4, $2,
		coalesce($13, $1), $7, named, as_of_version($14),
		places_of(ARRAY(SELECT DISTINCT division_code FROM lens)), NULL,
		NULL, $10::integer) FROM among))::text;
