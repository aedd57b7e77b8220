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
	SELECT named, followed(named) AS spans,
		as_of_version($11::text) AS version
	FROM compared(NULL, $5::text[], $9::text, $10::bigint, 'census2020',
		NULL)
), place AS MATERIALIZED (
	SELECT division_code, CASE $1::text WHEN 'department'
			THEN department_key END AS key,
		CASE $1 WHEN 'department' THEN scope END AS scope,
		min(department_kind) AS kind, max(disclosure_id) AS last,
		array_agg(disclosure_id) AS ids,
		count(*) AS papers, sum(projects) AS projects, sum(n) AS n,
		sum(measurable) AS measurable, sum(malformed) AS malformed,
		sum(misplaced) AS misplaced, sum(doubtful) AS doubtful,
		sum(reused) AS reused, max(year)::integer AS year
	FROM kpi_papers_at(as_of_version($11))
	WHERE n > 0 AND ($2::integer IS NULL OR year = $2)
		AND ($3::text IS NULL OR left(division_code, 2)
			= (SELECT province_part($3)))
		AND ($4::text IS NULL OR department_kind = $4)
		AND ((SELECT named IS NULL FROM among) OR year::integer
			<@ ((SELECT spans FROM among) ->> division_code)::int4range)
	GROUP BY 1, 2, 3
), scored AS (
	SELECT *, kpi_score(n, measurable, malformed, misplaced, doubtful,
		projects, reused) AS score
	FROM place WHERE n >= $6::bigint
), ranked AS (
	SELECT *, rank() OVER (ORDER BY score DESC) AS rank,
		row_number() OVER (ORDER BY score DESC, division_code, scope,
			key) AS place
	FROM scored
), shown AS MATERIALIZED (
	SELECT * FROM ranked WHERE place > coalesce($8::text, '0')::bigint
		AND place <= coalesce($8::text, '0')::bigint
			+ least($7::bigint, 1000)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($11), current_version()),
	'by', $1, 'year', $2, 'kind', $4, 'province', $3,
	'formula', kpi_score_formula(),
	'n', (SELECT count(*) FROM scored),
	'too_few', (SELECT count(*) FROM place WHERE n < $6::bigint),
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
		HAVING max(place) < (SELECT count(*) FROM scored)))::text
FROM shown s
LEFT JOIN division v ON v.code = s.division_code
LEFT JOIN disclosure d ON d.division_code = s.division_code
	AND d.id = s.last
CROSS JOIN among
CROSS JOIN LATERAL copied(s.division_code, s.ids, version) c;
