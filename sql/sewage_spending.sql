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
	SELECT named, chosen, province_part($7::text) AS within,
		years_between($1::integer, $13::integer) AS years,
		as_of_version($14::text) AS version
	-- Who is in a province is known by the code (within), and not listed.
	FROM compared(CASE WHEN $8::text[] IS NOT NULL OR $11::text IS NOT NULL
		THEN $7 END, $8, $11, $12::bigint, $6::text, $1)
), lens AS MATERIALIZED (
	-- Of all of now, or of a province, is kept what is asked here.
	SELECT lens, letter, CASE WHEN chosen IS NOT NULL
			OR version IS NOT NULL THEN ARRAY(
		SELECT t FROM topic_rows('sewage', letter, years, $2::text,
			$3::text, $4::text, within, chosen, version) t) END AS rows
	FROM among, (VALUES ('functional', 'f'), ('procurement', 'p'),
		('projects', 'j')) l (lens, letter)
), tally AS MATERIALIZED (
	SELECT lens, letter, t.* FROM among, lens, topic_counts(rows, 'sewage', letter,
		years, $2, $3, $4, within) t
), first AS MATERIALIZED (
	SELECT letter, CASE letter WHEN 'f' THEN topic_first_lines(rows,
			'sewage', years, $2, $3, $4, within, $5::text, $6,
			$9::integer)
		ELSE topic_first_sizes(rows, 'sewage', letter, years, $2, $3, $4,
			within, $9) END AS rows
	FROM among, lens
)
SELECT json_build_object(
	'data_version', coalesce(version, current_version()),
	'year', $1, 'year_to', $13, 'stage', $2, 'scope', $3, 'kind', $4,
	'per', $5, 'denominator', denominator($5, $6, $1),
	'note', 'three lenses, never added',
	'n', (SELECT json_build_object(
		'functional', coalesce(sum(n) FILTER (WHERE letter = 'f'), 0),
		'procurement', coalesce(sum(n) FILTER (WHERE letter = 'p'), 0),
		'projects', coalesce(sum(n) FILTER (WHERE letter = 'j'), 0))
		FROM tally),
	'years', (SELECT coalesce(json_agg(json_build_object('year', year,
		'lens', lens, 'n', n, 'counties', bit_count(places))
		ORDER BY year, lens), '[]') FROM tally),
	'functional', (SELECT topic_lines_json(rows, 'sewage', $2, $3, $4, $5,
		$6, version) FROM first WHERE letter = 'f'),
	'procurement', (SELECT topic_purchases_json(rows, $5, $6)
		FROM first WHERE letter = 'p'),
	'projects', (SELECT topic_projects_json(rows, $5, $6)
		FROM first WHERE letter = 'j'),
	'sources', (SELECT paper_sources(array_agg(division_code),
		array_agg(disclosure_id)) FROM first f, unnest(f.rows)),
	'missing', missing_counties($3, false, $4, $2, coalesce($13, $1), $7,
		named, version, (SELECT bit_or(places) FROM tally), NULL, NULL,
		$10::integer))::text
FROM among;
