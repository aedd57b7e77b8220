-- Adds the findings of papers to what is counted (sign 1), or takes them away (-1).
CREATE FUNCTION finding_tally(ids bigint[], sign integer) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	INSERT INTO finding_count AS c
	SELECT p.province, d.fiscal_year, d.scope, d.department_kind, f.code,
		f.severity, sign * count(*)
	FROM disclosure d
	JOIN finding f ON f.division_code = d.division_code
		AND f.disclosure_id = d.id
	LEFT JOIN division v ON v.code = left(d.division_code, 2) || '0000'
	CROSS JOIN LATERAL unnest(ARRAY['', v.name]) p (province)
	WHERE d.id = ANY (ids) AND p.province IS NOT NULL
	GROUP BY 1, 2, 3, 4, 5, 6
	ON CONFLICT (province, fiscal_year, scope, department_kind, code, severity)
	DO UPDATE SET n = c.n + excluded.n
$$;
