-- Rows of the project lens as a reply has them.
CREATE FUNCTION topic_projects_json(shown topic_row[], per text,
	asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object(
		'code', r.division_code, 'county', coalesce(v.name,
			division_name(r.division_code, d.fiscal_year)),
		'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', j.title, 'topic', j.topic,
		'capacity', trim_scale(j.capacity), 'capacity_unit',
		CASE WHEN j.capacity IS NOT NULL THEN '吨/日' END,
		'budget_yuan', yuan(b.fen), 'budget_from', b.origin,
		'persons', persons, 'value', per_head(yuan(b.fen), persons),
		'yuan_per_tonne', a_tonne(b.fen, j.capacity),
		'id', row_id(r.division_code, r.disclosure_id, 'j', r.no))
		ORDER BY r.ordinality), '[]')
	FROM unnest(shown) WITH ORDINALITY r
	JOIN disclosure d ON d.division_code = r.division_code
		AND d.id = r.disclosure_id
	JOIN project j ON j.division_code = r.division_code
		AND j.disclosure_id = r.disclosure_id AND j.no = r.no
	LEFT JOIN division v ON v.code = r.division_code
	CROSS JOIN LATERAL residents_then(r.division_code, d.fiscal_year, per,
		asked_basis) AS persons
	CROSS JOIN LATERAL project_budget(r.division_code, r.disclosure_id,
		j.budget_fen, j.title) b);
END $$;
