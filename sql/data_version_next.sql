-- data_version_next: count a change of what is served, and tell listeners.
-- The last statement of a transaction that changed something; load_disclosures
-- has already dated its papers with this number.
--
-- $1 reason text: e.g. "ingest" or "reference"
-- Gives one row: the number.  It is also the payload of NOTIFY data_version.
WITH next AS (
	INSERT INTO data_version (version, reason)
	SELECT current_version() + 1, $1::text
	RETURNING version
)
SELECT version FROM next, pg_notify('data_version', version::text);
