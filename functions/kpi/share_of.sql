-- A share to four decimals; null of nothing.
CREATE FUNCTION share_of(part bigint, whole bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(part * 1.0 / nullif(whole, 0), 4))';
