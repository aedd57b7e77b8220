-- compare.peers: the counties most like one, by population and place.  Looked for
-- step by step, the nearest first, until there are enough; each says why.
--
-- $1 county text: of one that was merged, the peers of what took it over are
-- given; $2 n bigint: how many; $3 basis text; $4 year integer
-- Gives {"data_version", "code", "county", "prefecture", "province", "persons",
--	"denominator", "distance" (what it is), "n", "rows": [{"place", "code",
--	"county", "prefecture", "province", "persons", "distance", "step",
--	"reason" (in words), "reason_code" (prefecture_1.25, ...
--	country_nearest)}], "steps": [{"step", "within", "times_at_most", "n"}]} of the
--	steps that were taken, with how many peers each gave; no rows where the
--	county has no population; "breaks": what happened to the county asked
--	for, as in compare.series.
WITH found AS MATERIALIZED (
	SELECT * FROM peers(county_today($1::text), least($2::bigint, 5000),
		$3::text, $4::integer)
), taken AS (
	SELECT s.*, (SELECT count(*) FROM found f WHERE f.step = s.step) AS n
	FROM peer_steps() s
	WHERE s.step <= (SELECT max(step) FROM found)
		OR (SELECT count(*) BETWEEN 1 AND $2 - 1 FROM found)
)
SELECT json_build_object(
	'data_version', current_version(),
	'code', a.code,
	'county', a.name,
	'prefecture', a.prefecture,
	'province', a.province,
	'persons', residents_today(a.code, $3, $4),
	'denominator', denominator('resident', $3, coalesce($4, 2020)),
	'distance', 'absolute difference of the logarithms of the residents',
	'n', (SELECT count(*) FROM found),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'place', f.place,
		'code', f.code,
		'county', f.name,
		'prefecture', f.prefecture,
		'province', f.province,
		'persons', f.persons,
		'distance', shown(ln(f.ratio)),
		'step', f.step,
		'reason_code', s.place || '_'
			|| coalesce(trim_scale(s.most)::text, 'nearest'),
		'reason', CASE s.place WHEN 'prefecture' THEN 'same prefecture'
			WHEN 'province' THEN 'same province'
			ELSE 'in the country' END
			|| coalesce(', at most ' || trim_scale(s.most)
				|| ' times as many or few residents',
				', nearest in residents'))
		ORDER BY f.place), '[]')
		FROM found f JOIN peer_steps() s USING (step)),
	'steps', (SELECT coalesce(json_agg(json_build_object(
		'step', t.step,
		'within', t.place,
		'times_at_most', trim_scale(t.most),
		'n', t.n)
		ORDER BY t.step), '[]') FROM taken t),
	'breaks', followed_breaks(ARRAY[$1]))::text
FROM division a
WHERE a.code = county_today($1);
