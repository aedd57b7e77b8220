-- Rows of the project lens as a reply has them.
CREATE FUNCTION topic_projects_json(shown topic_row[], per text,
	asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object(
		'code', r.division_code, 'county', r.county,
		'province', r.province, 'scope', r.scope,
		'department', r.department, 'kind', r.kind, 'year', r.year,
		'project', j.title, 'topic', j.topic,
		'capacity', trim_scale(j.capacity), 'capacity_unit',
		CASE WHEN j.capacity IS NOT NULL THEN '吨/日' END,
		'budget_yuan', yuan(b.fen), 'budget_from', b.origin,
		'persons', persons, 'value', per_head(yuan(b.fen), persons),
		'yuan_per_tonne', a_tonne(b.fen, j.capacity),
		'id', row_id(r.division_code, r.disclosure_id, 'j', r.no))
		ORDER BY r.place), '[]')
	FROM topic_shown(shown) r
	JOIN project j ON j.division_code = r.division_code
		AND j.disclosure_id = r.disclosure_id AND j.no = r.no
	CROSS JOIN LATERAL residents_then(r.division_code, r.year, per,
		asked_basis) AS persons
	CROSS JOIN LATERAL project_budget(r.division_code, r.disclosure_id,
		j.budget_fen, j.title) b);
END $$;
