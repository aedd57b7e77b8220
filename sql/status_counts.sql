-- status_counts: how much is in the database, for daemon.status.
--
-- Gives one row: {"data_version", "disclosures" (current), "revisions" (all),
--	"counties", "figures" (to compare by), "parked", "reference": {"divisions",
--	"files"}}.  Counts are exact, but "figures" is PostgreSQL's
--	estimate when there are very many.
SELECT json_build_object(
	'data_version', current_version(),
	'disclosures', count(*) FILTER (WHERE version_to IS NULL),
	'revisions', count(*),
	'counties', count(DISTINCT division_code)
		FILTER (WHERE version_to IS NULL),
	'figures', (SELECT CASE WHEN reltuples > 100000 THEN reltuples::bigint
		ELSE (SELECT count(*) FROM measure_value) END
		FROM pg_class WHERE oid = 'measure_value'::regclass),
	'parked', (SELECT count(*) FROM parked),
	'reference', json_build_object(
		'divisions', (SELECT count(*) FROM division),
		'files', (SELECT count(*) FROM reference_file
			WHERE loaded_at IS NOT NULL)))::text
FROM disclosure;
