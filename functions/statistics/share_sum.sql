-- The sum of shares, of the sums of their whole and rest.
CREATE FUNCTION share_sum(whole numeric, rest numeric, per text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE per WHEN 'none' THEN whole
	ELSE whole + rest * 0.0000000000000001 END
$$;
