-- document_by_sha: what is known of these bytes.  Asked when a document comes
-- in again, and when the spool is taken up after a crash.
--
-- $1 sha256 text: hex
-- Gives no row (never seen) or one: state (loaded, parked), division_code,
--	disclosure_id, revision, current (false: superseded), reason.
SELECT state, division_code, disclosure_id, revision, current, reason
FROM (
	SELECT 1 AS place, 'loaded' AS state, division_code,
		id AS disclosure_id, revision, version_to IS NULL AS current,
		NULL AS reason
	FROM disclosure WHERE sha256 = decode($1::text, 'hex')
	UNION ALL
	SELECT 2, 'parked', NULL, NULL, NULL, NULL, reason
	FROM parked WHERE sha256 = decode($1::text, 'hex')
) s
ORDER BY place, disclosure_id LIMIT 1;
