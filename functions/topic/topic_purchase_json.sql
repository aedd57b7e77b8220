-- A row of the procurement lens.  capacity: of the project of that name in the
-- same paper.
CREATE FUNCTION topic_purchase_json(d disclosure, v division,
	i procurement_item, persons bigint, capacity numeric)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN json_build_object('code', d.division_code,
		'county', county_then(v, d), 'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', i.project, 'item', i.item, 'item_code', i.code,
		'yuan', yuan(i.amount_fen), 'budget_yuan', yuan(i.budget_fen),
		'persons', persons,
		'value', per_head(yuan(i.amount_fen), persons),
		'capacity', trim_scale(capacity),
		'yuan_per_tonne', a_tonne(i.amount_fen, capacity),
		'id', row_id(d.division_code, d.id, 'p', i.no));
END $$;
