-- parked_list: the documents kept aside, newest first.
--
-- $1 limit integer: at most so many, null: 100
-- Gives one row: {"n", "rows": [{"sha256", "name", "bytes", "reason",
--	"findings", "parked_at"}]}; n counts all.
SELECT json_build_object(
	'n', (SELECT count(*) FROM parked),
	'rows', coalesce(json_agg(json_build_object(
		'sha256', encode(sha256, 'hex'),
		'name', name,
		'bytes', bytes,
		'reason', reason,
		'findings', findings,
		'parked_at', parked_at)
		ORDER BY parked_at DESC, sha256), '[]'))::text
FROM (SELECT * FROM parked ORDER BY parked_at DESC, sha256
	LIMIT least(coalesce($1::integer, 100), 1000)) p;
