-- The years to look through when nobody says: those that the papers of some codes
-- can speak of.
CREATE FUNCTION series_years(codes text[], from_year integer, to_year integer)
RETURNS integer[] LANGUAGE plpgsql STABLE AS $$
DECLARE
	low integer := from_year;
	high integer := to_year;
BEGIN
	IF low IS NULL OR high IS NULL THEN
		SELECT coalesce(low, min(fiscal_year) - 1),
			coalesce(high, max(fiscal_year))
		INTO low, high FROM disclosure
		WHERE division_code = ANY (codes);
	END IF;
	-- A century at most.
	RETURN ARRAY(SELECT generate_series(low, least(high, low + 99)));
END $$;
