-- A figure over its denominator, four decimals; null without one.
CREATE FUNCTION per_head(amount numeric, persons bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	'SELECT trim_scale(round(amount / persons, 4))';
