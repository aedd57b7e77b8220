-- A county's name of today, or of the year if it is no more.
CREATE FUNCTION county_then(v division, d disclosure) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN coalesce(v.name, division_name(d.division_code, d.fiscal_year));
END $$;
