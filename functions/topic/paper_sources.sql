-- The papers behind some rows.
CREATE FUNCTION paper_sources(codes text[], ids bigint[]) RETURNS json
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object(
		'disclosure', paper_id(d.division_code, d.id),
		'code', d.division_code, 'department', d.department_name,
		'year', d.fiscal_year, 'doc_type', d.doc_type,
		'title', d.title, 'name', d.name)
		ORDER BY d.division_code, d.fiscal_year, d.id), '[]')
	FROM (SELECT DISTINCT code, id FROM unnest(codes, ids) u (code, id)) u
	JOIN disclosure d ON d.division_code = u.code AND d.id = u.id);
END $$;
