-- catalog.counties: counties, how many live there, what they have published.
--
-- $1 province text; $2 prefecture text; $3 name text: part of a name;
-- $4 published boolean: only with a current disclosure; $5 limit integer;
-- $6 cursor text: the last code seen
-- Gives {"data_version", "rows": [{"code", "county", "level", "prefecture",
--	"province", "residents2020", "residents2010", "disclosures", "years",
--	"last"}], "next"}; residents are null where no census can say.
WITH page AS (
	SELECT d.* FROM division d
	WHERE d.level IN ('county', 'zone')
		AND ($1::text IS NULL OR d.province = $1)
		AND ($2::text IS NULL OR d.prefecture = $2)
		AND ($3::text IS NULL OR strpos(d.name, $3) > 0)
		AND ($4::boolean IS NOT TRUE OR EXISTS (
			SELECT FROM disclosure p WHERE p.division_code = d.code
				AND p.version_to IS NULL))
		AND ($6::text IS NULL OR d.code > $6)
	ORDER BY d.code
	LIMIT least($5::integer, 5000) + 1
), numbered AS (
	SELECT *, row_number() OVER (ORDER BY code) AS place FROM page
), shown AS (
	SELECT * FROM numbered WHERE place <= least($5::integer, 5000)
)
SELECT json_build_object(
	'data_version', current_version(),
	'rows', coalesce(json_agg(json_build_object(
		'code', s.code,
		'county', s.name,
		'level', s.level,
		'prefecture', s.prefecture,
		'province', s.province,
		'residents2020', n.persons,
		'residents2010', o.persons,
		'disclosures', p.papers,
		'years', p.years,
		'last', p.last)
		ORDER BY s.code), '[]'),
	'next', (SELECT max(code) FROM shown
		HAVING count(*) < (SELECT count(*) FROM numbered)))::text
FROM shown s
LEFT JOIN population_current n
	ON n.code = s.code AND n.basis = 'census2020'
LEFT JOIN population_current o
	ON o.code = s.code AND o.basis = 'census2010'
CROSS JOIN LATERAL (
	SELECT count(*) AS papers, coalesce(json_agg(DISTINCT fiscal_year
		ORDER BY fiscal_year), '[]') AS years, max(ingested_at) AS last
	FROM disclosure d
	WHERE d.division_code = s.code AND d.version_to IS NULL
) p;
