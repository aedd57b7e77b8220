-- Yuan for each tonne a day of stated capacity.
CREATE FUNCTION a_tonne(fen bigint, capacity numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	'SELECT trim_scale(round(yuan(fen) / nullif(capacity, 0), 2))';
