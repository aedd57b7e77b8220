-- What some papers say of topics, or what took their place: the rows that topic_row
-- should have of them, and of all lines of their publishers.
CREATE FUNCTION topic_said(ids bigint[]) RETURNS SETOF topic_row
LANGUAGE plpgsql STABLE SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	RETURN QUERY
	WITH paper AS MATERIALIZED (
		SELECT DISTINCT division_code, scope, department_key,
			fiscal_year, doc_type
		FROM disclosure WHERE id = ANY (ids)
	)
	SELECT t.topic, 'f', v.year, v.stage, v.division_code, v.disclosure_id,
		v.no, v.scope, v.department_kind, v.function_code, v.fund,
		v.part, v.amount, NULL::numeric, v.residents2010,
		v.residents2020
	FROM (SELECT DISTINCT division_code, scope, department_key
		FROM paper) p
	CROSS JOIN topic t
	JOIN measure_value v USING (division_code, scope, department_key)
	WHERE t.topic = ANY (topics_kept()) AND t.lens = 'function'
		-- All that have a code, to the index.
		AND v.measure >= 'expenditure.function:'
		AND v.measure < 'expenditure.function;'
		AND v.function_code >= t.pattern
		AND v.function_code <= t.pattern || '~'
		AND (v.part = '' OR NOT EXISTS (
			SELECT FROM measure_value w
			WHERE w.division_code = v.division_code
				AND w.scope = v.scope
				AND w.department_key = v.department_key
				AND w.measure = v.measure
				AND w.function_code = v.function_code
				AND w.fund = v.fund AND w.part = ''
				AND w.year = v.year AND w.stage = v.stage))
	UNION ALL
	SELECT r.topic, r.letter, d.fiscal_year, CASE d.doc_type
			WHEN 'final_accounts' THEN 'final' ELSE 'budget' END,
		d.division_code, d.id, r.no, d.scope, d.department_kind, '', '',
		'', r.fen, r.capacity, NULL, NULL
	FROM paper
	JOIN disclosure d USING (division_code, scope, department_key,
		fiscal_year, doc_type)
	CROSS JOIN LATERAL (
		SELECT topic, 'j' AS letter, no, budget_fen AS fen, capacity
		FROM project WHERE division_code = d.division_code
			AND disclosure_id = d.id
		UNION ALL
		SELECT topic, 'p', no, amount_fen, NULL
		FROM procurement_item WHERE division_code = d.division_code
			AND disclosure_id = d.id) r
	WHERE d.version_to IS NULL AND r.topic = ANY (topics_kept());
END $$;
