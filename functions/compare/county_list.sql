-- The first of some counties, with names.
CREATE FUNCTION county_list(places bit, at_year integer, most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object('code', code,
			'county', coalesce((SELECT d.name FROM division d
				WHERE d.code = p.code),
				division_name(code, at_year))) ORDER BY code),
			'[]')
		FROM (SELECT (SELECT code FROM place_bit b WHERE b.bit = f.bit)
			FROM unnest(first_places(places, most)) f (bit)
			OFFSET 0) p);
END $$;
