-- Bureaus of a prefecture (its code ends in 00) do not stand beside those of
-- counties.
CREATE FUNCTION comparable(division_code text, scope text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT (division_code LIKE '%00') = (scope = 'prefecture')$$;
