-- What figures() and series read as of a version.  Publishers none of whose papers
-- came or went since have in measure_value what they had then; the figures of
-- the others are chosen anew, as rollup_merge does.
CREATE FUNCTION figures_then(asked_measures text[], asked_code text,
	asked_years integer[], asked_stage text, asked_scope text,
	low text, high text, asked_fund text, asked_part text, per text,
	asked_basis text, asked_version bigint, asked_codes text[])
RETURNS TABLE (division_code text, scope text, department_key text,
	department_kind text, measure text, function_code text, year integer,
	amount bigint, counted boolean, presence text, disclosure_id bigint,
	no integer, persons bigint)
LANGUAGE plpgsql STABLE ROWS 2 AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH changed AS MATERIALIZED (
		SELECT DISTINCT d.division_code, d.scope, d.department_key
		FROM disclosure d
		WHERE (d.version_from > asked_version
				OR d.version_to > asked_version)
			AND d.scope = asked_scope
			AND (asked_codes IS NULL
				OR d.division_code = ANY (asked_codes))
	), old AS (
		SELECT DISTINCT ON (d.division_code, d.scope, d.department_key,
				f.measure, f.function_code, f.year)
			d.division_code, d.scope, d.department_key,
			d.department_kind, f.measure, f.function_code, f.year,
			f.amount, f.counted, f.presence, d.id, f.no
		FROM changed c
		JOIN disclosure d USING (division_code, scope, department_key)
		CROSS JOIN LATERAL (
			SELECT measure, coalesce(function_code, '')
				AS function_code, coalesce(fund, '') AS fund,
				coalesce(part, '') AS part, year, stage,
				fen AS amount, false AS counted, presence, no
			FROM fact WHERE division_code = d.division_code
				AND disclosure_id = d.id
			UNION ALL
			SELECT measure, '', '', '', year, stage, value, true,
				'stated', no
			FROM count_fact WHERE division_code = d.division_code
				AND disclosure_id = d.id) f
		WHERE served(d.version_from, d.version_to, asked_version)
			AND f.measure = ANY (asked_measures)
			AND f.year = ANY (asked_years) AND f.stage = asked_stage
			AND f.fund = coalesce(asked_fund, '')
			AND f.part = coalesce(asked_part, '')
		ORDER BY d.division_code, d.scope, d.department_key, f.measure,
			f.function_code, f.year,
			figure_weight(d.doc_type, d.fiscal_year, f.stage,
				f.year) DESC, f.presence = 'derived', f.no
	), line AS (
		SELECT v.division_code, s.scope, v.department_key,
			s.department_kind, s.measure, s.function_code, s.year,
			v.amount, v.counted, v.presence, v.disclosure_id, v.no,
			CASE per WHEN 'resident' THEN residents_by(asked_basis,
				s.year, v.residents2010, v.residents2020)
			WHEN 'staff' THEN staff_now(v.division_code,
				v.disclosure_id, s.year, s.stage) END AS persons
		FROM measure_slice s JOIN measure_value v ON v.slice = s.slice
		WHERE s.measure = ANY (asked_measures)
			AND s.year = ANY (asked_years) AND s.stage = asked_stage
			AND s.scope = asked_scope
			AND s.fund = coalesce(asked_fund, '')
			AND s.part = coalesce(asked_part, '')
			AND (asked_codes IS NULL
				OR v.division_code = ANY (asked_codes))
			AND NOT EXISTS (SELECT FROM changed c
				WHERE c.division_code = v.division_code
					AND c.department_key = v.department_key)
		UNION ALL
		SELECT o.*, CASE per WHEN 'resident' THEN residents_by(
				asked_basis, o.year,
				residents(o.division_code, o.year, 'census2010'),
				residents(o.division_code, o.year, 'census2020'))
			WHEN 'staff' THEN staff_then(o.division_code, o.scope,
				o.department_key, o.year, asked_stage,
				asked_version) END
		FROM old o
	)
	SELECT * FROM line l
	WHERE (asked_code IS NULL OR l.function_code = asked_code)
		AND l.department_kind >= coalesce(low, '')
		AND l.department_kind <= coalesce(high, '~')
		AND comparable(l.division_code, l.scope);
END $$;
