-- The rows of a paper that disclosures.diff compares: what each is about, what
-- it says.
CREATE FUNCTION diff_rows(d disclosure)
RETURNS TABLE (sort text, key jsonb, says jsonb, id text, no integer)
LANGUAGE sql STABLE AS $$
	SELECT 'facts', jsonb_build_object('measure', measure,
			'function_code', function_code, 'fund', fund,
			'part', part, 'year', year, 'stage', stage),
		jsonb_build_object('yuan', yuan(fen), 'presence', presence),
		row_id(division_code, disclosure_id, 'f', f.no), f.no
	FROM fact f WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'counts', jsonb_build_object('measure', measure, 'year', year,
			'stage', stage), jsonb_build_object('value', value),
		row_id(division_code, disclosure_id, 'n', n.no), n.no
	FROM count_fact n WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'projects', jsonb_build_object('title', title),
		jsonb_build_object('budget_yuan', yuan(budget_fen),
			'capacity', trim_scale(capacity), 'topic', topic),
		row_id(division_code, disclosure_id, 'j', j.no), j.no
	FROM project j WHERE division_code = d.division_code
		AND disclosure_id = d.id
	UNION ALL
	SELECT 'kpis', jsonb_build_object('project', j.title,
			'indicator', coalesce(k.indicator, k.level3)),
		jsonb_build_object('target', k.target, 'actual', k.actual),
		row_id(k.division_code, k.disclosure_id, 'k', k.no), k.no
	FROM kpi k LEFT JOIN project j ON j.division_code = k.division_code
		AND j.disclosure_id = k.disclosure_id AND j.no = k.project
	WHERE k.division_code = d.division_code AND k.disclosure_id = d.id
	UNION ALL
	SELECT 'procurement', jsonb_build_object('project', project,
			'item', item, 'code', code),
		jsonb_build_object('quantity', trim_scale(quantity),
			'unit_price_yuan', yuan(unit_price_fen),
			'amount_yuan', yuan(amount_fen),
			'budget_yuan', yuan(budget_fen)),
		row_id(division_code, disclosure_id, 'p', p.no), p.no
	FROM procurement_item p WHERE division_code = d.division_code
		AND disclosure_id = d.id
$$;
