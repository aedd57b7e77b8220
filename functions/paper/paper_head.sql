-- What a paper is, in short.
CREATE FUNCTION paper_head(d disclosure) RETURNS json
LANGUAGE sql STABLE AS $$
	SELECT json_build_object('id', paper_id(d.division_code, d.id),
		'code', d.division_code, 'county', v.name,
		'prefecture', v.prefecture, 'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'doc_type', d.doc_type, 'title', d.title, 'name', d.name,
		'sha256', encode(d.sha256, 'hex'), 'bytes', d.bytes,
		'media_type', d.media_type, 'charset', d.charset,
		'revision', d.revision, 'current', d.version_to IS NULL,
		'version_from', d.version_from, 'version_to', d.version_to,
		'ingested_at', d.ingested_at)
	FROM (SELECT) x LEFT JOIN division v ON v.code = d.division_code
$$;
