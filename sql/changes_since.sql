-- changes.since: what became current and what was superseded after a data
-- version, for who keeps a copy.  Ask with the data_version of the last reply.
--
-- $1 version bigint; $2 province text; $3 kind text; $4 county text: code, also
-- one that it had; $5 limit integer; $6 cursor text: version:id of the last row
-- Gives {"data_version", "since", "rows": [{"version", "change" (new, revision,
--	superseded), "id", "other" (of a revision, what it replaces; of what is
--	superseded, by what), "code", "county", "province", "scope",
--	"department", "kind", "year", "doc_type", "revision", "sha256",
--	"facts"}], "next"}, in the order of versions.  A paper that was
--	superseded within one version was never served and is not told of.
WITH change AS NOT MATERIALIZED (
	SELECT d.version_from AS version, CASE WHEN d.revision > 1
			THEN 'revision' ELSE 'new' END AS change, d.*
	FROM disclosure d WHERE d.version_from > $1::bigint
		AND ($6::text IS NULL
			OR d.version_from >= split_part($6, ':', 1)::bigint)
	UNION ALL
	SELECT d.version_to, 'superseded', d.*
	FROM disclosure d WHERE d.version_to > $1::bigint
		AND ($6::text IS NULL
			OR d.version_to >= split_part($6, ':', 1)::bigint)
), page AS MATERIALIZED (
	SELECT c.*, v.name AS county, row_number() OVER
		(ORDER BY version, division_code, id) AS place
	FROM change c LEFT JOIN division v ON v.code = c.division_code
	WHERE version_from IS DISTINCT FROM version_to
		AND ($2::text IS NULL OR left(division_code, 2) = (
				SELECT province_part($2)))
		AND ($3::text IS NULL OR department_kind = $3)
		AND ($4::text IS NULL OR division_code = ANY (ARRAY(
				SELECT unnest(followed_codes(ARRAY[$4]))))
			AND fiscal_year <@ ((SELECT followed(ARRAY[$4]))
				->> division_code)::int4range)
		AND ($6 IS NULL OR (version, division_code, id)
			> (split_part($6, ':', 1)::bigint,
			split_part(split_part($6, ':', 2), '.', 1),
			id_paper(split_part($6, ':', 2))))
	ORDER BY version, division_code, id
	LIMIT least($5::bigint, 1000) + 1
), shown AS (
	SELECT * FROM page WHERE place <= least($5::bigint, 1000)
)
SELECT json_build_object(
	'data_version', current_version(),
	'since', $1,
	'rows', coalesce(json_agg(json_build_object(
		'version', version,
		'change', change,
		'id', paper_id(division_code, id),
		'other', (SELECT paper_id(o.division_code, o.id)
			FROM disclosure o
			WHERE o.division_code = s.division_code
				AND o.scope = s.scope
				AND o.department_key = s.department_key
				AND o.fiscal_year = s.fiscal_year
				AND o.doc_type = s.doc_type AND o.id <> s.id
				AND s.version = CASE s.change
					WHEN 'superseded' THEN o.version_from
					ELSE o.version_to END
				AND o.version_from IS DISTINCT FROM o.version_to
			LIMIT 1),
		'code', division_code, 'county', coalesce(county,
			division_name(division_code, fiscal_year)),
		'province', province_of(division_code),
		'scope', scope, 'department', department_name,
		'kind', nullif(department_kind, ''), 'year', fiscal_year,
		'doc_type', doc_type, 'revision', revision,
		'sha256', encode(sha256, 'hex'),
		'facts', (SELECT count(*) FROM fact f
			WHERE f.division_code = s.division_code
				AND f.disclosure_id = s.id))
		ORDER BY place), '[]'),
	'next', (SELECT (array_agg(version || ':' || paper_id(division_code, id)
			ORDER BY place DESC))[1] FROM shown
		HAVING count(*) < (SELECT count(*) FROM page)))::text
FROM shown s;
