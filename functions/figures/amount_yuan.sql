-- A figure outside, in yuan; null where it is a number of pieces.
CREATE FUNCTION amount_yuan(amount bigint, counted boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN NOT counted THEN yuan(amount) END';
