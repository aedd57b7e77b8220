-- kpi.reuse: goals and indicator rows that were copied, in clusters that stand in
-- several counties or under several topics.  How texts are compared is said in
-- functions/README.md and, in short, in the reply.
--
-- $1 what text: goals or rows; $2 topic text; $3 year integer: of the paper;
-- $4 province text; $5 kind text; $6 counties text[]: $2 to $6 ask for clusters
-- with a copy there; $7 places integer: named of each; $8 limit integer;
-- $9 cursor text: clusters already seen; $10 peers_of text; $11 peers bigint;
-- $12 as_of text
-- Gives {"data_version", "what", "topic", "year", "province", "kind", "method",
--	"threshold", "rows": [{"cluster", "what", "exact" (all word for word),
--	"n", "counties", "topics", "kinds", "years", "n_wordings", "wordings"
--	(among the first 1000 copies): [{"text", "n", "similarity" (to the
--	first)}], "places": [{"id", "code",
--	"county", "department", "kind", "year", "project", "topic", "text"}]}],
--	"next"}; the widest spread first.
WITH among AS MATERIALIZED (
	SELECT named, as_of_version($12::text) AS version
	FROM compared(NULL, $6::text[], $10::text, $11::bigint, 'census2020',
		NULL)
), page AS MATERIALIZED (
	SELECT c.* FROM among, kpi_clusters(CASE $1::text
			WHEN 'goals' THEN 'g' WHEN 'rows' THEN 'k' END, $2::text,
		$3::integer, $4::text, $5::text, named,
		coalesce($9::text, '0')::bigint, least($8::bigint, 200) + 1,
		version) c
), shown AS (
	SELECT * FROM page WHERE place <= coalesce($9::text, '0')::bigint
		+ least($8::bigint, 200)
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($12), current_version()),
	'what', $1,
	'topic', $2,
	'year', $3,
	'province', $4,
	'kind', $5,
	'method', copy_method(),
	'threshold', json_build_object('goal_characters', 12,
		'row_characters', 16, 'skeleton_characters', 8),
	'rows', coalesce(json_agg(json_build_object(
		'cluster', left(lpad(to_hex(s.near), 16, '0'), 8),
		'what', CASE s.letter WHEN 'g' THEN 'goals' ELSE 'rows' END,
		'exact', w.n = 1,
		'n', s.n,
		'counties', s.counties,
		'topics', s.topics,
		'kinds', array_remove(s.kinds, ''),
		'years', s.years,
		'n_wordings', w.n,
		'wordings', w.said,
		'places', cluster_places(s.near, s.letter, $7::integer,
			version))
		ORDER BY s.place), '[]'),
	'breaks', followed_breaks((SELECT named FROM among)),
	'next', (SELECT max(place)::text FROM shown
		HAVING max(place) < (SELECT max(place) FROM page)))::text
FROM shown s CROSS JOIN among
CROSS JOIN LATERAL cluster_wordings(s.near, s.letter, 5, version) w;
