-- The topics of a paper's projects, by their places.
CREATE FUNCTION project_topics(d disclosure) RETURNS text[]
LANGUAGE sql STABLE AS $$
	SELECT array_agg(topic ORDER BY no) FROM project
	WHERE division_code = d.division_code AND disclosure_id = d.id
$$;
