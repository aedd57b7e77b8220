-- A row of the project lens, found by its place.
CREATE FUNCTION topic_plan_json(d_code text, d_id bigint, d_no integer, per text,
	asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT topic_project_json(d, v, j, residents_then(d_code,
			d.fiscal_year, per, asked_basis), b.fen, b.origin)
		FROM disclosure d
		JOIN project j ON j.division_code = d.division_code
			AND j.disclosure_id = d.id AND j.no = d_no
		CROSS JOIN project_budget(d_code, d_id, j.budget_fen, j.title) b
		LEFT JOIN division v ON v.code = d.division_code
		WHERE d.division_code = d_code AND d.id = d_id);
END $$;
