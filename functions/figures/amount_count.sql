-- The number of what is counted; null where it is money.
CREATE FUNCTION amount_count(amount bigint, counted boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT CASE WHEN counted THEN amount END';
