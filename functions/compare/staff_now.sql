-- Staff now, of the publisher of a paper.
CREATE FUNCTION staff_now(d_code text, d_id bigint, asked_year integer,
	asked_stage text)
RETURNS bigint LANGUAGE sql STABLE AS $$
	SELECT nullif(m.amount, 0) FROM disclosure d
	JOIN measure_value m ON m.division_code = d.division_code
		AND m.scope = d.scope AND m.department_key = d.department_key
	WHERE d.division_code = d_code AND d.id = d_id
		AND m.measure = 'staff.actual' AND m.year = asked_year
	ORDER BY m.stage = asked_stage DESC, m.stage LIMIT 1
$$;
