-- A statistic outside: four decimals.
CREATE FUNCTION shown(statistic numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(statistic, 4))';
