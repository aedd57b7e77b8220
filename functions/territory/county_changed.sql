-- Was a county in a year not yet there, or no more?
CREATE FUNCTION county_changed(asked text, at_year integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF EXISTS (SELECT FROM division WHERE code = asked) THEN
		RETURN coalesce((SELECT since > at_year FROM division_span
			WHERE code = asked), false);
	END IF;
	RETURN NOT EXISTS (SELECT FROM division_history WHERE code = asked
		AND valid_from <= at_year
		AND at_year < coalesce(valid_to, 9999));
END $$;
