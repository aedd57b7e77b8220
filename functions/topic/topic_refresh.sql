-- Brings topic_row up to date after `ids` were loaded; doing it again changes nothing.
CREATE FUNCTION topic_refresh(ids bigint[]) RETURNS void
LANGUAGE sql SET enable_hashjoin = off SET enable_mergejoin = off AS $$
	DELETE FROM topic_row t USING disclosure d, disclosure o
	WHERE d.id = ANY (ids) AND d.revision > 1
		AND o.division_code = d.division_code AND o.scope = d.scope
		AND o.department_key = d.department_key
		AND o.fiscal_year = d.fiscal_year AND o.doc_type = d.doc_type
		AND o.version_to IS NOT NULL
		AND t.division_code = o.division_code
		AND t.disclosure_id = o.id;
	INSERT INTO topic_row
	SELECT r.topic, r.letter, d.fiscal_year, d.doc_type = 'final_accounts',
		d.division_code, d.id, r.no, d.scope, d.department_kind, r.fen,
		r.capacity
	FROM disclosure d CROSS JOIN LATERAL (
		SELECT topic, 'j' AS letter, no, budget_fen AS fen, capacity
		FROM project WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL
		UNION ALL
		SELECT topic, 'p', no, amount_fen, NULL
		FROM procurement_item WHERE division_code = d.division_code
			AND disclosure_id = d.id AND topic IS NOT NULL) r
	WHERE d.id = ANY (ids) AND d.version_to IS NULL
	ON CONFLICT DO NOTHING
$$;
