-- load_disclosures: place a batch of parsed papers.  Begins the loader's
-- transaction; the COPY of their records, rollup_refresh and data_version_next
-- follow in it.
--
-- $1 documents jsonb: an array of type document_head (migrations/0002):
--	sha256 in hex, name, bytes and the head's columns; reason: why it must
--	be parked, if it must, with its findings.
-- Gives a row a document, in order: ordinal (from 1), fate (new, revision,
--	unchanged, parked), division_code, disclosure_id, revision (null for
--	parked), first (false: an earlier one of the batch has the same bytes).
--	Records are to be copied for new and revision alone.
WITH input AS (
	SELECT e.n::integer AS ordinal, decode(r.sha256, 'hex') AS sha, r.*,
		row_number() OVER (PARTITION BY r.sha256 ORDER BY e.n) = 1
			AS first
	FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e(doc, n),
		jsonb_populate_record(NULL::document_head,
			document_filed(e.doc)) AS r
), known AS (
	SELECT DISTINCT ON (i.ordinal) i.ordinal, d.division_code, d.id,
		d.revision
	FROM input i JOIN disclosure d ON d.sha256 = i.sha
	ORDER BY i.ordinal, d.id
), placed AS MATERIALIZED (
	SELECT i.*, nextval('disclosure_number') AS id,
		coalesce(i.scope, 'other') AS of_scope,
		coalesce(i.department_key, '') AS of_key
	FROM input i
	WHERE i.first AND i.reason IS NULL AND i.division_code IS NOT NULL
		AND i.fiscal_year IS NOT NULL AND i.doc_type IS NOT NULL
		AND NOT EXISTS (SELECT FROM known k WHERE k.ordinal = i.ordinal)
), taken AS MATERIALIZED (
	SELECT p.*, coalesce((SELECT max(d.revision) FROM disclosure d
			WHERE d.division_code = p.division_code
				AND d.scope = p.of_scope
				AND d.department_key = p.of_key
				AND d.fiscal_year = p.fiscal_year
				AND d.doc_type = p.doc_type), 0)
			+ row_number() OVER paper AS revision,
		lead(p.ordinal) OVER paper IS NOT NULL AS superseded,
		current_version() + 1 AS version
	FROM placed p
	WINDOW paper AS (PARTITION BY p.division_code, p.of_scope, p.of_key,
		p.fiscal_year, p.doc_type ORDER BY p.ordinal)
), closed AS (
	UPDATE disclosure d SET version_to = t.version FROM taken t
	WHERE d.division_code = t.division_code AND d.scope = t.of_scope
		AND d.department_key = t.of_key AND d.fiscal_year = t.fiscal_year
		AND d.doc_type = t.doc_type AND d.version_to IS NULL
), inserted AS (
	INSERT INTO disclosure (division_code, id, scope, department_key,
		fiscal_year, doc_type, revision, version_from, version_to,
		department_name, department_kind, title, name, sha256, bytes,
		media_type, charset, received_at)
	SELECT division_code, id, of_scope, of_key, fiscal_year, doc_type,
		revision, version, CASE WHEN superseded THEN version END,
		department_name, coalesce(department_kind, ''), title, name,
		sha, bytes, media_type, charset, received_at
	FROM taken
), aside AS (
	INSERT INTO parked (sha256, name, bytes, reason, findings, received_at)
	SELECT sha, name, bytes, coalesce(reason, concat_ws(', ',
			CASE WHEN division_code IS NULL THEN 'unknown_county' END,
			CASE WHEN fiscal_year IS NULL THEN 'unknown_year' END,
			CASE WHEN doc_type IS NULL THEN 'unknown_doc_type' END)),
		coalesce(findings, '[]'), received_at
	FROM input i
	WHERE first AND ordinal NOT IN (SELECT ordinal FROM known)
		AND ordinal NOT IN (SELECT ordinal FROM taken)
	ON CONFLICT (sha256) DO UPDATE SET name = excluded.name,
		reason = excluded.reason, findings = excluded.findings,
		parked_at = now()
), settled AS (
	DELETE FROM parked p USING taken t WHERE p.sha256 = t.sha
)
SELECT i.ordinal, CASE WHEN k.id IS NOT NULL THEN 'unchanged'
		WHEN t.id IS NULL THEN 'parked'
		WHEN NOT i.first THEN 'unchanged'
		WHEN t.revision > 1 THEN 'revision' ELSE 'new' END AS fate,
	coalesce(k.division_code, t.division_code) AS division_code,
	coalesce(k.id, t.id) AS disclosure_id,
	coalesce(k.revision, t.revision) AS revision, i.first
FROM input i LEFT JOIN known k USING (ordinal)
LEFT JOIN taken t ON t.sha = i.sha
ORDER BY i.ordinal;
