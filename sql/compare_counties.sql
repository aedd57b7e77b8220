-- compare.counties: several counties side by side.  A row for every measure of
-- every publisher of the scope and kind asked; what is not stated has a reason.
--
-- $1 counties text[]; $2 year integer; $3 measures text[]; $4 stage text;
-- $5 scope text; $6 kind text; $7 per text; $8 basis text; $9 peers_of text;
-- $10 peers bigint; $11 built_from_departments boolean; $12 as_of text
-- Gives {"data_version", what was asked, "denominator", "measures":
--	[{"measure", "name", "unit"}], "rows": [{"measure", "name", "scope",
--	"code", "county", ... "value", "presence", "fact", "coverage",
--	"reason"}]}, in the order asked; an error without a county.
WITH asked AS (
	SELECT * FROM unnest(usual_measures($3::text[]))
		WITH ORDINALITY AS a(measure, place)
), among AS MATERIALIZED (
	SELECT some_counties(named) AS named FROM compared(NULL, $1::text[],
		$9::text, $10::bigint, $8, $2)
), county AS MATERIALIZED (
	SELECT a.place, a.code, county_changed(a.code, $2) AS changed,
		coalesce(d.name, division_name(a.code, $2)) AS name FROM among
	CROSS JOIN unnest(named) WITH ORDINALITY AS a(code, place)
	LEFT JOIN division d USING (code)
), line AS MATERIALIZED (
	SELECT f.*, coalesce(d.department_key, '') AS department_key,
		share(f.amount, f.persons, $7) AS share
	FROM figures_over(usual_measures($3), NULL, ARRAY[$2::integer],
		$4::text, $5::text, $6::text, NULL, NULL, $7::text, $8::text,
		as_of_version($12::text), ARRAY(SELECT code FROM county),
		$11::boolean) f
	LEFT JOIN disclosure d ON d.division_code = f.division_code
		AND d.id = f.disclosure_id
), publisher AS (
	SELECT division_code, department_key, max(department_kind) AS kind,
		(array_agg(department_name ORDER BY fiscal_year DESC, id DESC))[1]
			AS department
	FROM disclosure
	WHERE (as_of_version($12) IS NULL AND version_to IS NULL
			OR version_from <= as_of_version($12) AND coalesce(
				version_to > as_of_version($12), true))
		AND division_code IN (SELECT code FROM county) AND scope = $5
		AND ($6 IS NULL OR department_kind = $6)
		AND (fiscal_year = $2 AND doc_type = stage_paper($4)
			OR id IN (SELECT disclosure_id FROM line))
	GROUP BY division_code, department_key
	UNION
	SELECT division_code, department_key, '', NULL FROM line
	WHERE scope = 'county_built'
), cell AS (
	SELECT a.place AS m, c.place AS c, a.measure, c.code,
		c.name AS county, p.department, p.kind, p.department_key, l.scope,
		l.amount, l.counted, l.persons, l.share, l.presence, l.coverage,
		l.disclosure_id, l.no, l.function_code,
		CASE WHEN p.division_code IS NULL THEN CASE WHEN c.changed
				THEN 'boundary_changed' ELSE 'nothing_published' END
			WHEN l.division_code IS NULL
				THEN 'published_without_measure'
			WHEN l.share IS NULL THEN 'no_denominator' END AS reason
	FROM asked a CROSS JOIN county c
	LEFT JOIN publisher p ON p.division_code = c.code
	LEFT JOIN line l ON l.division_code = c.code
		AND l.department_key = p.department_key
		AND l.measure = a.measure
)
SELECT json_build_object(
	'data_version', coalesce(as_of_version($12), current_version()),
	'year', $2, 'stage', $4, 'scope', $5, 'kind', $6, 'per', $7,
	'denominator', denominator($7, $8, $2),
	'measures', (SELECT json_agg(json_build_object('measure', measure,
		'name', measure_name(measure), 'unit', measure_unit(measure))
		ORDER BY place) FROM asked),
	'rows', (SELECT coalesce(json_agg(json_build_object(
		'measure', measure,
		'name', measure_name(measure),
		'scope', scope,
		'code', code,
		'county', county,
		'department', department,
		'kind', nullif(kind, ''),
		'yuan', amount_yuan(amount, counted),
		'count', amount_count(amount, counted),
		'persons', persons,
		'value', share_value(share, counted, $7),
		'presence', presence,
		'fact', figure_id(code, disclosure_id, counted, no),
		'coverage', coverage,
		'reason', reason)
		ORDER BY m, c, department_key, measure, function_code), '[]')
		FROM cell))::text;
