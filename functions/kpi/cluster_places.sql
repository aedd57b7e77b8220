-- Where the copies of a cluster stand, in the order of ids, as JSON.
CREATE FUNCTION cluster_places(asked bigint, asked_letter text, most integer,
	asked_version bigint)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT coalesce(json_agg(json_build_object(
		'id', row_id(c.division_code, c.disclosure_id, asked_letter,
			c.no),
		'code', c.division_code, 'county', coalesce(v.name,
			division_name(c.division_code, d.fiscal_year)),
		'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', j.title, 'topic', j.topic,
		'text', copy_text(c.division_code, c.disclosure_id,
			asked_letter, c.no))
		ORDER BY c.division_code, c.disclosure_id, c.no), '[]')
	FROM copies(asked, asked_letter, most, asked_version) c
	JOIN disclosure d ON d.division_code = c.division_code
		AND d.id = c.disclosure_id
	LEFT JOIN division v ON v.code = c.division_code
	LEFT JOIN project j ON j.division_code = c.division_code
		AND j.disclosure_id = c.disclosure_id
		AND j.no = c.project
$$;
