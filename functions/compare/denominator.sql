-- What figures are divided by, with its date and source; null for "none".
CREATE FUNCTION denominator(per text, asked_basis text,
	figures_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	IF per = 'staff' THEN
		RETURN json_build_object('basis', 'staff.actual', 'year',
			figures_year, 'source', 'disclosed by the same publisher');
	ELSIF per <> 'resident' THEN
		RETURN NULL;
	ELSIF asked_basis = 'interpolated' THEN
		RETURN json_build_object('basis', 'interpolated',
			'year', figures_year, 'source', (
			SELECT string_agg(s.title || ', ' || s.place, '; '
				ORDER BY source)
			FROM source s
			WHERE source IN ('census2010', 'census2020')),
			'method', CASE WHEN figures_year IS NULL
				OR figures_year BETWEEN 2011 AND 2019
			THEN 'linear between the censuses of 2010 and 2020 by '
				|| 'year, in whole persons; outside, the nearest'
			WHEN figures_year >= 2020 THEN 'nearest census: 2020'
			ELSE 'nearest census: 2010' END);
	END IF;
	RETURN (SELECT json_build_object('basis', p.basis, 'year', p.year,
			'source', s.title || ', ' || s.place)
		FROM population_current p LEFT JOIN source s USING (source)
		WHERE p.basis = asked_basis
		ORDER BY p.basis, p.code LIMIT 1);
END $$;
