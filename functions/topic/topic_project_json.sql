-- A row of the project lens.
CREATE FUNCTION topic_project_json(d disclosure, v division, j project,
	persons bigint, fen bigint, origin text)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN json_build_object('code', d.division_code,
		'county', county_then(v, d), 'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', d.fiscal_year,
		'project', j.title, 'topic', j.topic,
		'capacity', trim_scale(j.capacity), 'capacity_unit',
		CASE WHEN j.capacity IS NOT NULL THEN '吨/日' END,
		'budget_yuan', yuan(fen), 'budget_from', origin,
		'persons', persons, 'value', per_head(yuan(fen), persons),
		'yuan_per_tonne', a_tonne(fen, j.capacity),
		'id', row_id(d.division_code, d.id, 'j', j.no));
END $$;
