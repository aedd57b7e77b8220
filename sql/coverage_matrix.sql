-- coverage.matrix: who published what, when: a row for each county, year, type,
-- scope and kind of department of which there is a current paper.
--
-- $1 county text: code, also one that it had; $2 counties text[]; $3 province
-- text; $4 prefecture text; $5 scope text; $6 kind text; $7 year integer;
-- $8 year_to integer: $7 is then the first; $9 doc_type text; $10 limit integer;
-- $11 missing_limit integer; $12 cursor text
-- Gives {"data_version", "n_counties" (that the filters let through),
--	"n_published", "missing": {"n", "counties": [{"code", "county"}]} (no
--	paper at all), "rows": [{"code", "county", "prefecture", "province",
--	"year", "doc_type", "scope", "kind", "papers", "revisions" (all ever),
--	"first", "last" (ingested), "sections": {part: papers that have it},
--	"completeness" (share of parts found), "missing_section" (findings),
--	"disclosure" (the newest)}], "next"}
WITH known AS MATERIALIZED (
	SELECT *, least($10::bigint, 1000) AS most FROM coverage_places(
		$2::text[] || $1::text, $3::text, $4::text, $5::text, $6::text,
		$7::integer, coalesce($8::integer, $7), $9::text)
), near AS MATERIALIZED (
	SELECT coverage_near(filed, spans, split_part($12::text, ':', 1), most,
		$5, $6, $7, coalesce($8, $7), $9) AS codes FROM known
), paper AS NOT MATERIALIZED (
	SELECT d.*, coalesce(v.name, division_name(d.division_code,
			d.fiscal_year)) AS county,
		CASE WHEN v.code IS NULL THEN prefecture_of(d.division_code)
			ELSE v.prefecture END AS prefecture,
		coalesce(v.province, province_of(d.division_code)) AS province
	FROM known CROSS JOIN near
	CROSS JOIN LATERAL coverage_papers(codes, spans, $5, $6, $7,
		coalesce($8, $7), $9) d
	LEFT JOIN division v ON v.code = d.division_code
), page AS MATERIALIZED (
	SELECT division_code, county, prefecture, province, fiscal_year,
		doc_type, scope, department_kind AS kind, count(*) AS papers,
		sum(revision) AS revisions, min(ingested_at) AS first,
		max(ingested_at) AS last, array_agg(id ORDER BY id) AS ids,
		row_number() OVER (ORDER BY division_code, fiscal_year,
			doc_type, scope, department_kind) AS place
	FROM paper
	WHERE $12 IS NULL OR (division_code, fiscal_year, doc_type, scope,
			department_kind) > (split_part($12, ':', 1),
			split_part($12, ':', 2)::integer,
			split_part($12, ':', 3), split_part($12, ':', 4),
			split_part($12, ':', 5))
	GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
	ORDER BY 1, 5, 6, 7, 8
	LIMIT (SELECT most + 1 FROM known)
), shown AS (
	SELECT * FROM page WHERE place <= (SELECT most FROM known)
)
SELECT json_build_object(
	'data_version', current_version(),
	'n_counties', (SELECT bit_count(wanted) FROM known),
	'n_published', (SELECT bit_count(have) FROM known),
	'missing', (SELECT json_build_object('n', bit_count(wanted & ~have),
		'counties', county_list(wanted & ~have, NULL, $11::integer))
		FROM known),
	'rows', coalesce(json_agg(json_build_object(
		'code', s.division_code, 'county', s.county,
		'prefecture', s.prefecture, 'province', s.province,
		'year', fiscal_year, 'doc_type', doc_type, 'scope', scope,
		'kind', nullif(s.kind, ''),
		'papers', papers, 'revisions', revisions,
		'first', first, 'last', last,
		'sections', f.found, 'completeness', f.completeness,
		'missing_section', missing_sections(division_code, ids),
		'disclosure', paper_id(division_code, ids[papers]))
		ORDER BY place), '[]'),
	'next', (SELECT (array_agg(concat_ws(':', division_code, fiscal_year,
			doc_type, scope, kind) ORDER BY place DESC))[1]
		FROM shown HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown s CROSS JOIN LATERAL sections_found(s.division_code, s.ids) f;
