-- Rows of the procurement lens as a reply has them.  capacity: of the project of
-- that name in the same paper.
CREATE FUNCTION topic_purchases_json(shown topic_row[], per text,
	asked_basis text)
RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN (SELECT coalesce(json_agg(json_build_object(
		'code', r.division_code, 'county', r.county,
		'province', r.province, 'scope', r.scope,
		'department', r.department, 'kind', r.kind, 'year', r.year,
		'project', i.project, 'item', i.item, 'item_code', i.code,
		'yuan', yuan(i.amount_fen), 'budget_yuan', yuan(i.budget_fen),
		'persons', persons,
		'value', per_head(yuan(i.amount_fen), persons),
		'capacity', trim_scale(c.capacity),
		'yuan_per_tonne', a_tonne(i.amount_fen, c.capacity),
		'id', row_id(r.division_code, r.disclosure_id, 'p', r.no))
		ORDER BY r.place), '[]')
	FROM topic_shown(shown) r
	JOIN procurement_item i ON i.division_code = r.division_code
		AND i.disclosure_id = r.disclosure_id AND i.no = r.no
	CROSS JOIN LATERAL residents_then(r.division_code, r.year, per,
		asked_basis) AS persons
	CROSS JOIN LATERAL project_capacity(r.division_code, r.disclosure_id,
		i.project) AS c (capacity));
END $$;
