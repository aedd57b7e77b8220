-- A row of compare.outliers: the figure, and how far out it lies.
CREATE FUNCTION outlier_row(scope text, kind text, function_code text,
	d_code text, d_id bigint, no integer, counted boolean, amount bigint,
	persons bigint, worth numeric, presence text, q1 numeric, median numeric,
	q3 numeric, iqr numeric, mad numeric, per text, asked_year integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	beyond numeric := greatest(q1 - worth, worth - q3);
	county division := (SELECT d FROM division d WHERE d.code = d_code);
BEGIN
	RETURN json_build_object('scope', scope, 'code', d_code,
		'county', coalesce(county.name,
			division_name(d_code, asked_year)),
		'prefecture', county.prefecture, 'province', county.province,
		'department', (SELECT p.department_name FROM disclosure p
			WHERE p.division_code = d_code AND p.id = d_id),
		'kind', nullif(kind, ''),
		'function_code', nullif(function_code, ''),
		'yuan', amount_yuan(amount, counted),
		'count', amount_count(amount, counted),
		'persons', persons,
		'value', CASE per WHEN 'none' THEN trim_scale(worth)
			ELSE shown(worth) END,
		'direction', CASE WHEN worth > median THEN 'high' ELSE 'low' END,
		'fence', CASE WHEN beyond > 3 * iqr THEN 'outer'
			WHEN beyond > 1.5 * iqr THEN 'inner' END,
		'excess', shown(beyond / nullif(iqr, 0)),
		'robust_z', shown((worth - median) / nullif(1.4826 * mad, 0)),
		'presence', presence,
		'fact', figure_id(d_code, d_id, counted, no));
END $$;
