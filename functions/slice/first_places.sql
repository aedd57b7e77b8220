-- The first so many of a set, by their bits, which are in order of code.
CREATE FUNCTION first_places(places bit, most integer) RETURNS smallint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	found smallint[] := '{}';
	seen integer := 0;
	step integer;
BEGIN
	WHILE cardinality(found) < most LOOP
		step := position(B'1' IN substring(places FROM seen + 1));
		EXIT WHEN step = 0;
		seen := seen + step;
		found := found || (seen - 1)::smallint;
	END LOOP;
	RETURN found;
END $$;
