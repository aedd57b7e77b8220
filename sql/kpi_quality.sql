-- kpi.quality: whose indicators can be measured, ranked.  Shares are of rows,
-- reused is of projects; malformed counts targets that are none or in an
-- impossible unit, doubtful those whose direction is.
--
-- $1 by text: county or department; $2 year integer: of the paper; $3 province
-- text; $4 kind text; $5 counties text[]; $6 least integer: rows a place must
-- have to be ranked; $7 limit integer; $8 cursor text: places already seen;
-- $9 peers_of text; $10 peers bigint; $11 as_of text
-- Gives {"data_version", "by", "year", "kind", "province", "formula", "n",
--	"too_few" (places with fewer rows), "rows": [{"rank", "code", "county",
--	"prefecture", "province", "department", "kind", "score", "papers",
--	"projects", "n", "measurable", "malformed", "misplaced", "doubtful",
--	"reused", "measurable_share" ... "reused_share", "copied" (goals and
--	long rows that stand in other counties too), "copied_share"}], "breaks" (as in
--	compare.series), "next"}; best first.
WITH among AS MATERIALIZED (
	SELECT named, as_of_version($11::text) AS version
	FROM compared(NULL, $5::text[], $9::text, $10::bigint, 'census2020',
		NULL)
), page AS MATERIALIZED (
	SELECT p.* FROM among, kpi_places($1::text, $2::integer, $3::text,
		$4::text, named, $6::bigint, coalesce($8::text, '0')::bigint,
		least($7::bigint, 1000), version) p
), shown AS MATERIALIZED (
	SELECT * FROM page WHERE place IS NOT NULL
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($11), current_version()),
	'by', $1, 'year', $2, 'kind', $4, 'province', $3,
	'formula', kpi_score_formula(),
	'n', (SELECT max(scored) FROM page),
	'too_few', (SELECT max(too_few) FROM page),
	'rows', coalesce(json_agg(json_build_object(
		'rank', s.rank, 'code', s.division_code, 'county',
		coalesce(v.name, division_name(s.division_code, s.year)),
		'prefecture', v.prefecture, 'province', v.province,
		'department', CASE $1 WHEN 'department' THEN d.department_name
			END,
		'kind', CASE $1 WHEN 'department' THEN nullif(s.kind, '') END,
		'score', s.score, 'papers', s.papers, 'projects', s.projects,
		'n', s.n, 'measurable', s.measurable, 'malformed', s.malformed,
		'misplaced', s.misplaced, 'doubtful', s.doubtful,
		'reused', s.reused,
		'measurable_share', share_of(s.measurable, s.n),
		'malformed_share', share_of(s.malformed, s.n),
		'misplaced_share', share_of(s.misplaced, s.n),
		'doubtful_share', share_of(s.doubtful, s.n),
		'reused_share', share_of(s.reused, s.projects),
		'copied', c.copied, 'copied_share', share_of(c.copied, c.n))
		ORDER BY s.place), '[]'),
	'breaks', followed_breaks((SELECT named FROM among)),
	'next', (SELECT max(place)::text FROM shown
		HAVING max(place) < max(scored)))::text
FROM shown s
LEFT JOIN division v ON v.code = s.division_code
LEFT JOIN disclosure d ON d.division_code = s.division_code
	AND d.id = (SELECT max(i) FROM unnest(s.ids) i)
CROSS JOIN among
CROSS JOIN LATERAL copied(s.division_code, s.ids, version) c;
