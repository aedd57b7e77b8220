-- disclosures.get: one paper, of any revision: what it is, what was read of it.
--
-- $1 id text: 130634.1042; $2 records boolean: every record too
-- Gives {"data_version", "id", "code", "county", "prefecture", "province",
--	"scope", "department", "kind", "year", "doc_type", "title", "name",
--	"sha256", "bytes", "media_type", "charset", "revision", "current",
--	"version_from", "version_to", "ingested_at", "revisions": [{"id",
--	"revision", "sha256", "version_from", "version_to", "ingested_at"}],
--	"n": {"facts", "changes", "counts", "units", "projects", "goals",
--	"kpis", "procurement", "terms", "findings"}, "sections" (of
--	section_names(), those found), "records": {the keys of n: [rows]}}.
-- records is null unless asked for.  null: no such paper.
SELECT json_concat(json_build_object('data_version', current_version()),
	paper_head(d), json_build_object(
	'revisions', (SELECT json_agg(json_build_object(
		'id', paper_id(o.division_code, o.id),
		'revision', o.revision,
		'sha256', encode(o.sha256, 'hex'),
		'version_from', o.version_from,
		'version_to', o.version_to,
		'ingested_at', o.ingested_at) ORDER BY o.revision)
		FROM paper_revisions(d) o),
	'n', paper_counts(d),
	'sections', to_json(paper_sections(d.division_code, d.id)),
	'records', CASE WHEN $2::boolean THEN paper_records(d) END))::text
FROM paper($1::text) d;
