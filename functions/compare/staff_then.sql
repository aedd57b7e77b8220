-- Staff in the papers of a publisher as of a version, of that stage if stated.
CREATE FUNCTION staff_then(d_code text, d_scope text, d_key text,
	asked_year integer, asked_stage text, asked_version bigint)
RETURNS bigint LANGUAGE sql STABLE AS $$
	SELECT nullif(c.value, 0) FROM disclosure d
	JOIN count_fact c ON c.division_code = d.division_code
		AND c.disclosure_id = d.id
	WHERE d.division_code = d_code AND d.scope = d_scope
		AND d.department_key = d_key
		AND served(d.version_from, d.version_to, asked_version)
		AND c.measure = 'staff.actual' AND c.year = asked_year
	ORDER BY c.stage = asked_stage DESC, c.stage,
		figure_weight(d.doc_type, d.fiscal_year, c.stage, c.year) DESC,
		c.no
	LIMIT 1
$$;
