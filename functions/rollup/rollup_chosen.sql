-- The figures that papers state, each as the best of those papers does, with the
-- residents of the county in the borders of the year.
CREATE FUNCTION rollup_chosen(ids bigint[])
RETURNS TABLE (division_code text, scope text, department_key text,
	measure text, function_code text, fund text, part text, year integer,
	stage text, department_kind text, amount bigint, counted boolean,
	presence text, weight integer, disclosure_id bigint, no integer,
	residents2010 bigint, residents2020 bigint)
LANGUAGE sql STABLE AS $$
	SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
			f.measure, f.function_code, f.fund, f.part, f.year, f.stage)
		d.division_code, d.scope, d.department_key, f.measure,
		f.function_code, f.fund, f.part, f.year, f.stage,
		d.department_kind, f.amount, f.counted, f.presence,
		figure_weight(d.doc_type, d.fiscal_year, f.stage, f.year),
		d.id, f.no,
		CASE WHEN s.code IS NULL OR f.year < s.merged
			THEN residents(d.division_code, f.year, 'census2010')
			ELSE o.persons END,
		CASE WHEN s.code IS NULL OR f.year < s.merged
			THEN residents(d.division_code, f.year, 'census2020')
			ELSE n.persons END
	FROM disclosure d
	LEFT JOIN division_span s ON s.code = d.division_code
	LEFT JOIN population_current o
		ON o.basis = 'census2010' AND o.code = d.division_code
	LEFT JOIN population_current n
		ON n.basis = 'census2020' AND n.code = d.division_code
	CROSS JOIN LATERAL (
		SELECT measure, coalesce(function_code, '') AS function_code,
			coalesce(fund, '') AS fund, coalesce(part, '') AS part,
			year, stage, fen AS amount, false AS counted, presence, no
		FROM fact
		WHERE division_code = d.division_code AND disclosure_id = d.id
		UNION ALL
		SELECT measure, '', '', '', year, stage, value, true, 'stated', no
		FROM count_fact
		WHERE division_code = d.division_code AND disclosure_id = d.id
	) f
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	ORDER BY d.division_code, d.scope, d.department_key, f.measure,
		f.function_code, f.fund, f.part, f.year, f.stage,
		figure_weight(d.doc_type, d.fiscal_year, f.stage, f.year) DESC,
		f.presence = 'derived', f.no
$$;
