-- A figure outside: yuan, or pieces; a share of it, to four decimals.
CREATE FUNCTION amount_yuan(amount bigint, counted boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN NOT counted THEN trim_scale(amount * 0.01) END';
