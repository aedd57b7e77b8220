-- Of sorted values.
CREATE FUNCTION quantile(sorted numeric[], q numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	place numeric := (cardinality(sorted) - 1) * q;
	low integer := floor(place)::integer;
BEGIN
	IF place = low THEN
		RETURN sorted[low + 1];
	END IF;
	RETURN sorted[low + 1]
		+ (place - low) * (sorted[low + 2] - sorted[low + 1]);
END $$;
