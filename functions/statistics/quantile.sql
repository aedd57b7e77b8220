-- A quantile of sorted shares, by method R-7.
CREATE FUNCTION quantile(whole bigint[], rest bigint[], per text, q numeric)
RETURNS numeric LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	place numeric := (cardinality(whole) - 1) * q;
	low integer := floor(place)::integer;
	least numeric := share_at(whole, rest, low + 1, per);
BEGIN
	IF place = low THEN
		RETURN least;
	END IF;
	RETURN least + (place - low)
		* (share_at(whole, rest, low + 2, per) - least);
END $$;
