-- A share outside, in yuan or pieces, not yet rounded.
CREATE FUNCTION worth(share numeric, counted boolean) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN counted THEN share ELSE share * 0.01 END';
