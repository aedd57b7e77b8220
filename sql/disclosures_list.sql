-- disclosures.list: the papers taken in.
--
-- $1 county text: code, also one that it had; $2 province text; $3 kind text;
-- $4 scope text; $5 year integer; $6 doc_type text; $7 revisions boolean:
--	superseded too;
-- $8 limit integer; $9 cursor text: the last id seen
-- Gives {"data_version", "n", "rows": [{"id", "county", "code", "province",
--	"scope", "department", "kind", "year", "doc_type", "title", "name",
--	"sha256", "bytes", "revision", "current", "facts", "findings",
--	"ingested_at"}], "breaks": what happened to the county asked for, as in
--	compare.series; "next"}; n counts all that the filters let through.
WITH wanted AS NOT MATERIALIZED (
	SELECT d.* FROM disclosure d
	WHERE (d.version_to IS NULL OR $7::boolean)
		AND ($1::text IS NULL OR d.division_code = ANY (ARRAY(
				SELECT unnest(followed_codes(ARRAY[$1]))))
			AND d.fiscal_year <@ ((SELECT followed(ARRAY[$1]))
				->> d.division_code)::int4range)
		AND ($2::text IS NULL OR d.division_code >= (
				SELECT province_part($2))
			AND d.division_code < (SELECT province_part($2) || '~'))
		AND ($3::text IS NULL OR d.department_kind = $3)
		AND ($4::text IS NULL OR d.scope = $4)
		AND ($5::integer IS NULL OR d.fiscal_year = $5)
		AND ($6::text IS NULL OR d.doc_type = $6)
), page AS (
	SELECT *, row_number() OVER (ORDER BY division_code, id) AS place
	FROM wanted
	WHERE $9::text IS NULL OR (division_code, id)
		> (split_part($9, '.', 1), id_paper($9))
	ORDER BY division_code, id
	LIMIT least($8::integer, 1000) + 1
), shown AS (
	SELECT * FROM page WHERE place <= least($8::integer, 1000)
)
SELECT json_build_object(
	'data_version', current_version(),
	'n', (SELECT count(*) FROM wanted),
	'rows', coalesce(json_agg(json_build_object(
		'id', paper_id(s.division_code, s.id),
		'county', coalesce(v.name, division_name(s.division_code,
			s.fiscal_year)),
		'code', s.division_code,
		'province', province_of(s.division_code),
		'scope', s.scope,
		'department', s.department_name,
		'kind', nullif(s.department_kind, ''),
		'year', s.fiscal_year,
		'doc_type', s.doc_type,
		'title', s.title,
		'name', s.name,
		'sha256', encode(s.sha256, 'hex'),
		'bytes', s.bytes,
		'revision', s.revision,
		'current', s.version_to IS NULL,
		'facts', (SELECT count(*) FROM fact f
			WHERE f.division_code = s.division_code
				AND f.disclosure_id = s.id),
		'findings', (SELECT count(*) FROM finding f
			WHERE f.division_code = s.division_code
				AND f.disclosure_id = s.id),
		'ingested_at', s.ingested_at)
		ORDER BY s.place), '[]'),
	'breaks', followed_breaks(ARRAY[$1]),
	'next', (SELECT (array_agg(paper_id(division_code, id)
			ORDER BY place DESC))[1] FROM shown
		HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown s LEFT JOIN division v ON v.code = s.division_code;
