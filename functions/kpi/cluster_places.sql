-- Where the copies of a cluster stand, in the order of ids, as JSON.
CREATE FUNCTION cluster_places(asked uuid, asked_letter text, most integer)
RETURNS json LANGUAGE sql STABLE AS $$
	SELECT coalesce(json_agg(json_build_object(
		'id', row_id(c.division_code, c.disclosure_id, asked_letter,
			c.no),
		'code', c.division_code, 'county', v.name,
		'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', j.title, 'topic', nullif(c.topic, ''),
		'text', copy_text(c.division_code, c.disclosure_id,
			asked_letter, c.no))
		ORDER BY c.division_code, c.disclosure_id, c.no), '[]')
	FROM (SELECT * FROM kpi_copy
		WHERE near = asked AND letter = asked_letter
		ORDER BY division_code, disclosure_id, no LIMIT most) c
	JOIN disclosure d ON d.division_code = c.division_code
		AND d.id = c.disclosure_id
	LEFT JOIN division v ON v.code = c.division_code
	LEFT JOIN goal g ON asked_letter = 'g'
		AND g.division_code = c.division_code
		AND g.disclosure_id = c.disclosure_id AND g.no = c.no
	LEFT JOIN kpi k ON asked_letter = 'k'
		AND k.division_code = c.division_code
		AND k.disclosure_id = c.disclosure_id AND k.no = c.no
	LEFT JOIN project j ON j.division_code = c.division_code
		AND j.disclosure_id = c.disclosure_id
		AND j.no = coalesce(g.project, k.project)
$$;
