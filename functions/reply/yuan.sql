-- Money outside: exact yuan, at most two decimals.
CREATE FUNCTION yuan(fen bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
	'SELECT trim_scale(fen * 0.01)';
