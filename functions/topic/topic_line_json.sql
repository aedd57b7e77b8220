-- A row of the functional lens.  capacity: of all the topic's projects of the county
-- in that year.
CREATE FUNCTION topic_line_json(d disclosure, v division, at_year integer,
	no integer, measure text, code text, fund text, part text, fen bigint,
	persons bigint, presence text, capacity numeric)
RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN json_build_object('code', d.division_code,
		'county', county_then(v, d), 'province', v.province,
		'scope', d.scope, 'department', d.department_name,
		'kind', nullif(d.department_kind, ''), 'year', at_year,
		'function_code', code, 'name', measure_name(measure),
		'fund', nullif(fund, ''), 'part', nullif(part, ''),
		'yuan', yuan(fen), 'persons', persons,
		'value', per_head(yuan(fen), persons),
		'capacity', trim_scale(capacity),
		'yuan_per_tonne', a_tonne(fen, capacity),
		'presence', presence,
		'fact', row_id(d.division_code, d.id, 'f', no));
END $$;
