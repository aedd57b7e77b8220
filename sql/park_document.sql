-- park_document: keep a document aside that cannot be placed or read.
--
-- $1 sha256 text: hex; $2 name text; $3 bytes bigint; $4 reason text;
-- $5 findings jsonb: [{"code","severity","message"}], or null; $6 received_at
--	timestamptz, or null
-- Gives one row: true if it was not parked before.
INSERT INTO parked (sha256, name, bytes, reason, findings, received_at)
VALUES (decode($1::text, 'hex'), $2::text, $3::bigint, $4::text,
	coalesce($5::jsonb, '[]'), $6::timestamptz)
ON CONFLICT (sha256) DO UPDATE SET name = excluded.name,
	reason = excluded.reason, findings = excluded.findings,
	parked_at = now()
RETURNING xmax = 0 AS fresh;
