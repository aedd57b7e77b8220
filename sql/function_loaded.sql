-- function_loaded: note which functions there are now.
--
-- $1 names text[]; $2 digest text
-- Gives no row.
INSERT INTO function_set (names, digest) VALUES ($1::text[], $2::text)
ON CONFLICT (one) DO UPDATE SET names = excluded.names,
	digest = excluded.digest;
