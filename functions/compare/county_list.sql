-- The first of some counties, with names.
CREATE FUNCTION county_list(codes text[], at_year integer, most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object('code', c,
			'county', coalesce(d.name, division_name(c, at_year)))
			ORDER BY n), '[]')
		FROM unnest(codes[1:most]) WITH ORDINALITY AS u(c, n)
		LEFT JOIN division d ON d.code = c);
END $$;
