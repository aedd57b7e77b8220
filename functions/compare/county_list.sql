-- The first of some counties, with names.
CREATE FUNCTION county_list(places bit, at_year integer, most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object('code', c.code,
			'county', coalesce(d.name,
				division_name(c.code, at_year)))
			ORDER BY c.code), '[]')
		FROM (SELECT code FROM place_bit WHERE get_bit(places, bit) = 1
			ORDER BY code LIMIT greatest(most, 0)) c
		LEFT JOIN division d ON d.code = c.code);
END $$;
