-- facts.list: the figures that papers state, statement by statement.
--
-- $1 disclosure text: id, of any revision; else current papers only;
-- $2 county text: code, also one that it had; $3 province text; $4 kind text;
-- $5 scope text;
-- $6 measure text: expenditure.function stands for every function line;
-- $7 function_code text: prefix; $8 year integer; $9 stage text;
-- $10 limit integer; $11 cursor text: the last id seen
-- Gives {"data_version", "rows": [{"id", "county", "code", "department",
--	"kind", "scope", "measure", "name", "function_code", "fund", "part",
--	"year", "stage", "yuan", "presence", "disclosure", "span"}],
--	"breaks": what happened to the county asked for, as in compare.series;
--	"next"}
WITH page AS (
	SELECT *, row_number() OVER () AS place FROM (
	SELECT f.*, d.scope, d.department_name, d.department_kind,
		d.fiscal_year
	FROM (SELECT d.* FROM disclosure d
		WHERE ($1::text IS NULL AND d.version_to IS NULL
				OR d.division_code = split_part($1, '.', 1)
				AND d.id = id_paper($1))
			AND ($2::text IS NULL OR d.division_code = ANY (ARRAY(
					SELECT unnest(followed_codes(ARRAY[$2]))))
				AND d.fiscal_year <@ ((SELECT
					followed(ARRAY[$2]))
					->> d.division_code)::int4range)
			AND ($3::text IS NULL OR d.division_code >= (
					SELECT province_part($3))
				AND d.division_code < (
					SELECT province_part($3) || '~'))
			AND ($4::text IS NULL OR d.department_kind = $4)
			AND ($5::text IS NULL OR d.scope = $5)
			AND ($11::text IS NULL OR (d.division_code, d.id)
				>= (split_part($11, '.', 1), id_paper($11)))
		ORDER BY d.division_code, d.id) d
	-- Asked for one paper after the other, in their order.
	CROSS JOIN LATERAL (SELECT * FROM fact f
		WHERE f.division_code = d.division_code
			AND f.disclosure_id = d.id ORDER BY f.no) f
	WHERE ($6::text IS NULL OR f.measure = $6
			OR $6 = 'expenditure.function' AND starts_with(f.measure,
				'expenditure.function:'))
		AND ($7::text IS NULL OR starts_with(f.function_code, $7))
		AND ($8::integer IS NULL OR f.year = $8)
		AND ($9::text IS NULL OR f.stage = $9)
		AND ($11::text IS NULL
			OR (f.division_code, f.disclosure_id, f.no)
			> (split_part($11, '.', 1), id_paper($11), id_row($11)))
	LIMIT least($10::integer, 1000) + 1) f
), shown AS (
	SELECT * FROM page WHERE place <= least($10::integer, 1000)
)
SELECT json_build_object(
	'data_version', current_version(),
	'rows', coalesce(json_agg(json_build_object(
		'id', row_id(division_code, disclosure_id, 'f', no),
		'county', coalesce(v.name, division_name(division_code,
			fiscal_year)),
		'code', division_code,
		'department', department_name,
		'kind', nullif(department_kind, ''),
		'scope', scope,
		'measure', measure,
		'name', measure_name(measure),
		'function_code', function_code,
		'fund', fund,
		'part', part,
		'year', year,
		'stage', stage,
		'yuan', yuan(fen),
		'presence', presence,
		'disclosure', paper_id(division_code, disclosure_id),
		'span', json_build_array(span_start, span_end))
		ORDER BY place), '[]'),
	'breaks', followed_breaks(ARRAY[$2]),
	'next', (SELECT (array_agg(row_id(division_code, disclosure_id, 'f', no)
			ORDER BY place DESC))[1] FROM shown
		HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown s LEFT JOIN division v ON v.code = s.division_code;
