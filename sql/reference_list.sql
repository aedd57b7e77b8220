-- reference_list: the reference files, in the order to load them, and how.  A
-- file whose hash differs is loaded in one transaction: empty, then copy (fed
-- the file without its comment lines, header line kept), then
-- reference_loaded; after the last one data_version_next.
--
-- Gives rows (name, sha256 hex or null, empty, copy): name is the file's name
--	under ingest/reference or ingest/labels; empty and copy are SQL.
SELECT name, encode(sha256, 'hex') AS sha256,
	format('DELETE FROM %I', target) AS empty,
	format('COPY %I FROM STDIN WITH (FORMAT csv, HEADER true%s)', target,
		CASE WHEN tabs THEN $$, DELIMITER E'\t', QUOTE E'\b'$$
		ELSE '' END) AS copy
FROM reference_file ORDER BY ordinal;
